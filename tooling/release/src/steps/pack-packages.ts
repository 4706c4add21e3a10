import { publishedPackages } from "../packages/published-packages.ts";
import { readPackedPackages } from "../packages/packed-package.ts";
import { StepFailure, type Step } from "../run/step.ts";
import { buildPackages } from "./build-packages.ts";

export const packPackages: Step = {
  name: "all packages are packed, under one version",
  needs: [buildPackages.name],
  async run({ copy, packed, runAsStranger: run }) {
    await run("pnpm", ["exec", "changeset", "pack", "--out-dir", packed], {
      folder: copy,
      mend: "see what it says; a release packs in the same way",
    });
    const found = await readPackedPackages(packed);
    const missing = publishedPackages.filter(({ name }) => !found.some((each) => each.name === name));
    if (missing.length > 0 || found.length !== publishedPackages.length) {
      throw new StepFailure(
        `packed: ${found.map(({ name }) => name).join(", ")}`,
        "every package that is not private must be in the list of published packages, and the other way round",
      );
    }
    const versions = new Set(found.map(({ version }) => version));
    if (versions.size !== 1) {
      throw new StepFailure(
        `versions: ${[...versions].join(", ")}`,
        "name all of them in the `fixed` group of .changeset/config.json",
      );
    }
    return [...versions].join("");
  },
};
