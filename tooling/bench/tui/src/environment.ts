import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folderOfApp = fileURLToPath(new URL("../../../../apps/tui", import.meta.url));

/** The app as it ships. */
export const app: string = join(folderOfApp, "dist", "bin.js");

/** Bundles the app as it now is. */
export function buildApp(): void {
  execFileSync(process.execPath, [join(folderOfApp, "scripts", "build.ts")]);
}

/** What programs are started with: nothing of ours but what Node needs, and a key that opens nothing. */
export function environment(
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    TMPDIR: folder,
    LANG: "C.UTF-8",
    METAL_AUTH_TOKEN: "a-key-for-the-bench",
    ...more,
  };
}
