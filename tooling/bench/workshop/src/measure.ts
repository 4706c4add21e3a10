import { globSync } from "node:fs";
import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { median } from "@metal/tooling-bench-shared";
import { changes } from "./changes.ts";
import type { Command } from "./commands.ts";
import type { Times } from "./table.ts";
import type { Workshop } from "./workshop.ts";

const warmRuns = 3;

/** Measures a command cold, then with nothing changed, then after each change. */
export async function measure({ name, args }: Command, { root, run }: Workshop): Promise<Times> {
  const time = async (): Promise<number> => {
    const start = performance.now();
    await run("pnpm", args);
    return performance.now() - start;
  };
  await forget(root);
  const cold = await time();
  const warm: number[] = [];
  for (let round = 0; round < warmRuns; round += 1) warm.push(await time());
  const changed: number[] = [];
  for (const { file } of changes) {
    await appendFile(join(root, file), `// Measured: ${name}.\n`);
    changed.push(await time());
  }
  return { name, cold, warm: median(warm), changed };
}

/** Removes what was built and what turbo remembers. */
async function forget(root: string): Promise<void> {
  const built = globSync("{packages,apps,tooling,tooling/bench}/*/{dist,test-results.json}", { cwd: root });
  for (const path of [".turbo", ...built]) await rm(join(root, path), { recursive: true, force: true });
}
