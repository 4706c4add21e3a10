import { chromium } from "./chromium.ts";
import { processRuntime } from "./process-runtime.ts";
import type { Runtime } from "./runtime.ts";
import { workerd } from "./workerd.ts";

const exe = process.platform === "win32" ? ".exe" : "";
const denoParameters = [
  "run",
  "--allow-env",
  "--allow-net=127.0.0.1",
  "--no-lock",
  "--node-modules-dir=manual",
  "--quiet",
];

/** Everything that the client is promised to run on. */
export const runtimes: readonly Runtime[] = [
  processRuntime("Node 22", { program: `node22/bin/node${exe}`, resends: false }),
  processRuntime("Node 24", { program: `node/bin/node${exe}`, resends: false }),
  processRuntime("Node 26", { program: `node26/bin/node${exe}`, resends: false }),
  processRuntime("Bun", { program: "bun/bin/bun.exe", parameters: ["--no-install"], resends: false }),
  processRuntime("Deno", { program: `deno/deno${exe}`, parameters: denoParameters, resends: false }),
  workerd,
  chromium,
];
