#!/usr/bin/env node
import { run } from "./run.ts";
import { watchOutput } from "./watch-output.ts";

/** How long a stop may take before the process ends all the same, in ms. What was not finished is begun again at the next start. */
const STOP_DEADLINE = 30_000;

const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => {
    stop.abort();
    setTimeout(() => process.exit(1), STOP_DEADLINE).unref();
  });
}
const { stdin, stdout, stderr } = process;
watchOutput({ stdout, stderr }, () => process.once("exit", () => (process.exitCode = 1)));
// Set, and not exited with: what was written is still on its way through a pipe.
process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, signal: stop.signal });
