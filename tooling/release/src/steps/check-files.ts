import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compareFileLists, fileList, testFiles } from "../files/file-list.ts";
import { readPackedPackages } from "../packages/packed-package.ts";
import { publishedPackages, type PublishedPackage } from "../packages/published-packages.ts";
import { readTarball } from "../packages/read-tarball.ts";
import type { Rehearsal } from "../rehearsal.ts";
import { listed, StepFailure, type Step } from "../run/step.ts";
import { packPackages } from "./pack-packages.ts";

const lists = "tooling/release/expected";

/** One step for each package. */
export const checkFiles: readonly Step[] = publishedPackages.map((published) => ({
  name: `${published.name} holds exactly the files that it should`,
  needs: [packPackages.name],
  async run(rehearsal) {
    const packedPackages = await readPackedPackages(rehearsal.packed);
    const { tarball = "" } = packedPackages.find(({ name }) => name === published.name) ?? {};
    const files = await readTarball(tarball);
    refuseTests(files);
    requireFiles(files);
    await compareWithList(fileList(files.keys()), published, rehearsal);
    return `${files.size} files`;
  },
}));

function refuseTests(files: ReadonlyMap<string, string>): void {
  const tests = testFiles(files.keys());
  if (tests.length > 0) {
    throw new StepFailure(
      `tests would be published:\n${listed(tests)}`,
      "leave them out of the build, and of `files` in package.json",
    );
  }
}

function requireFiles(files: ReadonlyMap<string, string>): void {
  const missing = ["LICENSE", "README.md"].filter((name) => (files.get(name) ?? "").trim() === "");
  if (missing.length > 0) {
    throw new StepFailure(`missing or empty: ${missing.join(", ")}`, "add them to the folder of the package");
  }
}

async function compareWithList(
  actual: readonly string[],
  { list }: PublishedPackage,
  { root, acceptFiles }: Rehearsal,
): Promise<void> {
  const path = join(root, lists, list);
  if (acceptFiles) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${actual.join("\n")}\n`);
    return;
  }
  const expected = (await readFile(path, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  const { missing, unexpected } = compareFileLists(actual, expected);
  if (missing.length > 0 || unexpected.length > 0) {
    throw new StepFailure(
      listed([
        ...missing.map((line) => `missing: ${line}`),
        ...unexpected.map((line) => `unexpected: ${line}`),
      ]),
      `if that is wanted, run \`npx --yes pnpm release:rehearse --accept-files\` and commit ${lists}/${list}`,
    );
  }
}
