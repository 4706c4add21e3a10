import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { publishedPackages } from "../packages/published-packages.ts";
import type { Step } from "../run/step.ts";
import { copyWorkTree } from "./copy-work-tree.ts";

export const installWorkshop: Step = {
  name: "the lockfile installs as it is",
  needs: [copyWorkTree.name],
  async run({ copy, runInWorkshop: run }) {
    await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], {
      folder: copy,
      mend: "run `npx --yes pnpm install` and commit pnpm-lock.yaml",
    });
    return undefined;
  },
};

export const raiseVersions: Step = {
  name: "the changesets raise the versions",
  needs: [installWorkshop.name],
  async run({ copy, runInWorkshop: run }) {
    await ensureChangeset(copy);
    await run("pnpm", ["run", "release:version"], {
      folder: copy,
      mend: "correct the file in .changeset that it names",
    });
    return undefined;
  },
};

export const buildPackages: Step = {
  name: "what is published builds",
  needs: [raiseVersions.name],
  async run({ copy, runInWorkshop: run }) {
    const filters = publishedPackages.map(({ name }) => `--filter=${name}`);
    await run("pnpm", ["exec", "turbo", "run", "build", ...filters], {
      folder: copy,
      mend: "run `npx --yes pnpm build` and mend what it names",
    });
    return undefined;
  },
};

/** Right after a release there is nothing to release: then one is made up, in the copy. */
async function ensureChangeset(copy: string): Promise<void> {
  const folder = join(copy, ".changeset");
  const hasChangeset = (await readdir(folder)).some((name) => name.endsWith(".md") && name !== "README.md");
  if (!hasChangeset) {
    const bumps = publishedPackages.map(({ name }) => `"${name}": patch`).join("\n");
    await writeFile(join(folder, "rehearsal.md"), `---\n${bumps}\n---\n\nRehearsed a release.\n`);
  }
}
