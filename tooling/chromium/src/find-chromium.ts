import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PACKAGE = "@sparticuz/chromium";

export type FindChromiumOptions = {
  /** Where it is unpacked. Default: the folder of temporary files. */
  readonly place?: string;
};

/**
 * Finds the Chromium of the npm package, and unpacks it where nobody has. Several processes may ask at once: what is
 * there is whole, since it is unpacked elsewhere and then put in its place.
 *
 * @returns its path; `undefined` where the package has none for this machine.
 */
export async function findChromium({ place = tmpdir() }: FindChromiumOptions = {}): Promise<
  string | undefined
> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = join(place, `chromium-${await readVersion()}`);
  if (!existsSync(folder)) await unpack(folder);
  return join(folder, "chromium");
}

async function unpack(folder: string): Promise<void> {
  const own = await mkdtemp(`${folder}-`);
  const program = fileURLToPath(new URL("./unpack.ts", import.meta.url));
  try {
    await promisify(execFile)(process.execPath, [program], {
      env: { ...process.env, TMPDIR: own },
    });
    await rename(own, folder);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    // Somebody else was quicker.
    if (!existsSync(folder)) throw error;
  }
}

async function readVersion(): Promise<string> {
  const manifest = findPackageJSON(PACKAGE, import.meta.url) ?? "";
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { readonly version: string };
  return version;
}
