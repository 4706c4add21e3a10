import { spawn } from "node:child_process";
import { bundledBin } from "../../scripts/package-folder.ts";

/** What a run without a terminal left behind. */
export type ProgramRun = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type RunOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Is given the running program, to disturb it. */
  readonly onStart?: (program: { readonly kill: (signal: NodeJS.Signals) => void }) => void;
};

/** Runs the bundled program without a terminal, to its end. */
export async function runProgram(args: readonly string[], options: RunOptions = {}): Promise<ProgramRun> {
  const child = spawn(process.execPath, [bundledBin, ...args], {
    env: { PATH: process.env["PATH"], HOME: "/nonexistent", ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  child.stdin.end(options.input ?? "");
  options.onStart?.({ kill: (signal) => child.kill(signal) });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { exitCode, stdout, stderr };
}
