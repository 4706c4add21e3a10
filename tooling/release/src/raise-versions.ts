import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { stampVersion } from "./stamp-version.ts";

/** Applies the changesets: versions, changelogs, and the version that the client says it has. */
const root = join(import.meta.dirname, "../../..");
const clientFolder = join(root, "packages", "password-reset");
const versionSource = join(clientFolder, "src", "version.ts");

const { exitCode } = await execa("changeset", ["version"], {
  cwd: root,
  localDir: root,
  preferLocal: true,
  stdio: "inherit",
  reject: false,
});
if (exitCode === 0) {
  const manifest = JSON.parse(await readFile(join(clientFolder, "package.json"), "utf8")) as {
    readonly version: string;
  };
  await writeFile(versionSource, stampVersion(await readFile(versionSource, "utf8"), manifest.version));
}
process.exitCode = exitCode ?? 1;
