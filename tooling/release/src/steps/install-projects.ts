import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readPackedPackages } from "../packages/packed-package.ts";
import type { Rehearsal } from "../rehearsal.ts";
import type { Step } from "../run/step.ts";
import { publishPackages } from "./publish-packages.ts";

const programs = join(import.meta.dirname, "../../consumer");

export const installWithNpm: Step = {
  name: "npm installs them in a fresh project",
  needs: [publishPackages.name],
  async run(rehearsal) {
    return install("npm", rehearsal);
  },
};

export const installWithPnpm: Step = {
  name: "pnpm installs them in a fresh project",
  needs: [publishPackages.name],
  async run(rehearsal) {
    return install("pnpm", rehearsal);
  },
};

async function install(manager: "npm" | "pnpm", rehearsal: Rehearsal): Promise<undefined> {
  const folder = rehearsal.projects[manager];
  await mkdir(folder, { recursive: true });
  await cp(programs, folder, { recursive: true });
  const packed = await readPackedPackages(rehearsal.packed);
  const dependencies = Object.fromEntries(packed.map(({ name, version }) => [name, version]));
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({
      name: "stranger",
      private: true,
      type: "module",
      dependencies: { ...dependencies, "@types/node": "24" },
    }),
  );
  await rehearsal.runAsStranger(manager, ["install"], {
    folder,
    mend: "a dependency is missing, cannot be resolved, or has an install script",
  });
  return undefined;
}
