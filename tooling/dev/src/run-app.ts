import { once } from "node:events";
import { join } from "node:path";
import { app, shared } from "./folders.ts";
import { runProgram } from "./run-program.ts";
import { watchFolders } from "./watch-folders.ts";

export type RunAppOptions = {
  /** Ends the app. */
  readonly signal: AbortSignal;
};

const bundler = join(app, "scripts", "build.ts");
const bin = join(app, "dist", "bin.js");
/** The exit code of a source that cannot be bundled, and of a crash. */
const failed = 1;

/** Runs the app on this terminal until somebody leaves it, anew after each change. Answers its exit code. */
export async function runApp({ signal: ending }: RunAppOptions): Promise<number> {
  let next = new AbortController();
  const stop = watchFolders([...shared, join(app, "src")], {
    onChange() {
      const past = next;
      next = new AbortController();
      past.abort();
    },
  });
  try {
    for (;;) {
      const { signal: changed } = next;
      const until = AbortSignal.any([changed, ending]);
      // Not cut short by a change: half a bundle would look like a whole one.
      const built = await runProgram(bundler, { until: ending });
      const code = built === 0 ? await runProgram(bin, { until }) : built;
      if (code === failed && !until.aborted) await wait(until);
      if (ending.aborted || !changed.aborted) return code;
    }
  } finally {
    stop();
  }
}

/** Waits for a change, or for an end by the signal or by Ctrl-C. */
async function wait(until: AbortSignal): Promise<void> {
  process.stderr.write("\nThe app failed. It is started again when a source changes; Ctrl-C ends this.\n");
  const answered = new AbortController();
  const options = { signal: answered.signal };
  await Promise.race([once(until, "abort", options), once(process, "SIGINT", options)]);
  answered.abort();
}
