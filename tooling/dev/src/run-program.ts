import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";

export type RunProgramOptions = {
  /** Ends it. */
  readonly until: AbortSignal;
};

/** Runs a program on this terminal; answers its exit code, as a shell would. */
export async function runProgram(file: string, { until }: RunProgramOptions): Promise<number> {
  if (until.aborted) return 0;
  const child = spawn(process.execPath, [file], { stdio: "inherit" });
  const end = (): void => void child.kill();
  until.addEventListener("abort", end);
  // The terminal tells everybody of Ctrl-C; what it means, the program says.
  process.on("SIGINT", ignore);
  try {
    const [code, killedBy] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (killedBy === null ? 0 : constants.signals[killedBy]);
  } finally {
    process.off("SIGINT", ignore);
    until.removeEventListener("abort", end);
  }
}

function ignore(): void {
  // The program is asked.
}
