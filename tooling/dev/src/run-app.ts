import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { join } from "node:path";
import { app, shared } from "./folders.ts";
import { watchFolders } from "./watch-folders.ts";

export type RunAppOptions = {
  /** Ends the app. */
  readonly signal: AbortSignal;
};

/** The exit code of a source that cannot be bundled, and of a crash. */
const failed = 1;

/** Runs the app on this terminal until somebody leaves it, anew after each change. Answers its exit code. */
export async function runApp({ signal }: RunAppOptions): Promise<number> {
  for (;;) {
    const { code, because } = await runOnce(signal);
    if (signal.aborted || because === "leaving") return code;
    if (because === "failure" && !(await nextChange(signal))) return code;
  }
}

type Ended = {
  readonly code: number;
  readonly because: "change" | "failure" | "leaving";
};

async function runOnce(signal: AbortSignal): Promise<Ended> {
  const child = spawn(process.execPath, [join(app, "scripts", "start.ts")], { stdio: "inherit" });
  let changed = false;
  const stop = onSourceChange(() => {
    changed = true;
    child.kill();
  });
  const end = (): void => void child.kill();
  signal.addEventListener("abort", end);
  // The terminal tells everybody of Ctrl-C; what it means, the app says.
  process.on("SIGINT", ignore);
  try {
    const [exitCode, killedBy] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    const code = exitCode ?? 128 + (killedBy === null ? 0 : constants.signals[killedBy]);
    if (changed) return { code, because: "change" };
    return { code, because: code === failed ? "failure" : "leaving" };
  } finally {
    process.off("SIGINT", ignore);
    signal.removeEventListener("abort", end);
    stop();
  }
}

function ignore(): void {
  // The app is asked.
}

/** Waits for a change; answers whether there was one, and not an end was asked for. */
async function nextChange(signal: AbortSignal): Promise<boolean> {
  process.stderr.write("\nThe app failed. It is started again when a source changes; Ctrl-C ends this.\n");
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const stop = onSourceChange(() => resolve(true));
  const end = (): void => resolve(false);
  signal.addEventListener("abort", end);
  process.on("SIGINT", end);
  try {
    return await promise;
  } finally {
    process.off("SIGINT", end);
    signal.removeEventListener("abort", end);
    stop();
  }
}

function onSourceChange(onChange: () => void): () => void {
  return watchFolders([...shared, join(app, "src")], { onChange });
}
