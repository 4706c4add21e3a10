import { delimiter } from "node:path";
import { execa } from "execa";
import type { Environment } from "./clean-environment.ts";
import { StepFailure } from "./step.ts";

type RunOptions = {
  /** The working folder. */
  readonly folder: string;
  readonly environment?: Environment;
  /** What to do when it fails. */
  readonly mend: string;
  /** Exit codes that are no failure. Default: 0 alone. */
  readonly accepts?: readonly number[];
};

/** Runs a command without a terminal and without input; answers what it wrote to stdout. */
export type Run = (command: string, args: readonly string[], options: RunOptions) => Promise<string>;

export type CreateRunOptions = {
  readonly environment: Environment;
  /** Folders that are searched for commands before those of `PATH`. */
  readonly path: readonly string[];
};

/** How many lines of a command that failed are shown. */
const shownLines = 25;

/** Makes a `run` whose commands have this environment. */
export function createRun({ environment, path }: CreateRunOptions): Run {
  const PATH = [...path, environment["PATH"]].join(delimiter);
  return async (command, args, options) => {
    const { folder, mend, accepts = [0] } = options;
    const result = await execa(command, args, {
      cwd: folder,
      env: { ...environment, PATH, NO_COLOR: "1", CI: "true", ...options.environment },
      extendEnv: false,
      stdin: "ignore",
      all: true,
      reject: false,
    });
    if (result.exitCode === undefined || !accepts.includes(result.exitCode)) {
      const how = result.exitCode === undefined ? result.shortMessage : `it exited with ${result.exitCode}`;
      throw new StepFailure([`${command} ${args.join(" ")}`, how, lastLines(result.all)].join("\n"), mend);
    }
    return result.stdout;
  };
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-shownLines).join("\n");
}
