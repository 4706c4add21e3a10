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
  /** What a shell puts behind the command, such as `> /dev/full`; the exit code then stands on stderr. */
  readonly redirection?: string;
  /** Is given the running program, to disturb it. */
  readonly onStart?: (program: { readonly kill: (signal: NodeJS.Signals) => void }) => void;
};

/** Runs the bundled program without a terminal, to its end. */
export async function runProgram(args: readonly string[], options: RunOptions = {}): Promise<ProgramRun> {
  const shell = `{ "$@"; echo "exit $?" >&2; } ${options.redirection}`;
  const command = [process.execPath, bundledBin, ...args] as const;
  const [file, ...rest] = options.redirection === undefined ? command : ["sh", "-c", shell, "sh", ...command];
  const child = spawn(file ?? "", rest, {
    env: { PATH: process.env["PATH"], HOME: "/nonexistent", ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  // A program may end before it has read what it is given, or without reading it.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  options.onStart?.({ kill: (signal) => child.kill(signal) });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { exitCode, stdout, stderr };
}
