import { leftovers } from "../packages/leftovers.ts";
import { readPackedPackages } from "../packages/packed-package.ts";
import { readTarball } from "../packages/read-tarball.ts";
import { listed, StepFailure, type Step } from "../run/step.ts";
import { packPackages } from "./pack-packages.ts";

export const checkManifests: Step = {
  name: "no packed manifest has a range that only this workspace knows",
  needs: [packPackages.name],
  async run({ packed }) {
    const found: string[] = [];
    for (const { name, tarball } of await readPackedPackages(packed)) {
      const files = await readTarball(tarball);
      const manifest = JSON.parse(files.get("package.json") ?? "{}") as Readonly<Record<string, unknown>>;
      found.push(...leftovers(manifest).map((each) => `${name}: ${each}`));
    }
    if (found.length > 0) {
      throw new StepFailure(listed(found), "pack with pnpm, which puts the real ranges in their place");
    }
    return undefined;
  },
};
