import { CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { exitCodes } from "./cli/exit-codes.ts";
import type { Platform } from "./cli/platform.ts";
import { createProgram, type Actions } from "./cli/program.ts";
import { refuseKeysInArguments } from "./cli/refuse-keys-in-arguments.ts";
import { describeParserError } from "./cli/describe-parser-error.ts";
import { isRunError } from "./cli/run-error.ts";
import { isUsageError } from "./cli/usage-error.ts";
import { describeCrash } from "./runtime/describe-crash.ts";
import { version } from "./version.ts";

/** Runs the program with these arguments; answers the exit code. Never rejects. */
export async function main(platform: Platform): Promise<number> {
  const { argv } = platform;
  let exitCode: number = exitCodes.done;
  const actions = lazyActions(platform, (code) => (exitCode = code));
  const program = createProgram(actions, { version });
  // A message of the parser's may quote an argument, and an argument may be a key: ours do not.
  const output = { writeOut: (text: string) => void platform.stdout.write(text), writeErr: () => undefined };
  for (const command of withDescendants(program)) command.exitOverride().configureOutput(output);
  try {
    refuseKeysInArguments(argv);
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    const { text, exitCode: code } = describeEnd(error);
    platform.stderr.write(text);
    return code;
  }
}

/** What the program says of an error that it ends with, and its exit code. */
function describeEnd(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof CommanderError) return { text: describeParserError(error), exitCode: exitCodes.usage };
  if (isUsageError(error)) return { text: `error: ${error.message}\n`, exitCode: exitCodes.usage };
  if (isRunError(error)) return { text: `error: ${error.message}\n`, exitCode: exitCodes.failed };
  return { text: describeCrash(error), exitCode: exitCodes.failed };
}

/** `--version` and `--help` load none of what the commands are made of. */
function lazyActions(platform: Platform, exit: (code: number) => void): Actions {
  const load = async (): Promise<Actions> => {
    // Node keeps the compiled commands in the system's temporary folder, so that the next start is quicker.
    process.getBuiltinModule("node:module").enableCompileCache();
    return (await import("./actions.ts")).createActions(platform, exit);
  };
  return {
    open: async (options) => (await load()).open(options),
    request: async (emails, options) => (await load()).request(emails, options),
    reset: async (options) => (await load()).reset(options),
    showConfig: async (options) => (await load()).showConfig(options),
    doctor: async (options) => (await load()).doctor(options),
    complete: async (shell, program) => (await load()).complete(shell, program),
  };
}

function withDescendants(command: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}
