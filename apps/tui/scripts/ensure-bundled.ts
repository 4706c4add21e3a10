import { join } from "node:path";
import { bundledBin, packageFolder } from "./package-folder.ts";
import { isStale } from "./is-stale.ts";

const packages = join(packageFolder, "..", "..", "packages");

/** What the bundle is made of: the app, both packages, how it is built, and which dependencies are installed. */
const sources: readonly string[] = [
  join(packageFolder, "src"),
  join(packageFolder, "scripts", "bundle.ts"),
  join(packageFolder, "scripts", "quick-start.ts"),
  join(packageFolder, "package.json"),
  join(packages, "password-reset", "src"),
  join(packages, "password-reset-server", "src"),
  join(packageFolder, "..", "..", "pnpm-lock.yaml"),
];

/** Bundles the app where that is needed; the bundler is only then loaded. Answers the file to run. */
export async function ensureBundled(): Promise<string> {
  if (isStale(bundledBin, sources)) {
    const { bundle } = await import("./bundle.ts");
    await bundle();
  }
  return bundledBin;
}
