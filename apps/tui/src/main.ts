import { CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { exitCodes } from "./cli/exit-codes.ts";
import { isInteractive, type Platform } from "./cli/platform.ts";
import { createProgram, type Actions } from "./cli/program.ts";
import { refuseKeysInArguments } from "./cli/refuse-keys-in-arguments.ts";
import { describeUsage } from "./cli/describe-usage.ts";
import { RunError } from "./cli/run-error.ts";
import { UsageError } from "./cli/usage-error.ts";
import { describeCrash } from "./runtime/describe-crash.ts";
import { version } from "./version.ts";

/** Runs the program with these arguments; answers the exit code. Never rejects. */
export async function main(platform: Platform): Promise<number> {
  const { argv, stdout, stderr } = platform;
  let exitCode: number = exitCodes.done;
  const actions = createActions(platform, (code) => (exitCode = code));
  const program = createProgram(actions, { version });
  // A message of the parser's may quote an argument, and an argument may be a key: ours do not.
  const output = { writeOut: (text: string) => void stdout.write(text), writeErr: () => undefined };
  for (const command of withDescendants(program)) command.exitOverride().configureOutput(output);
  try {
    refuseKeysInArguments(argv);
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    if (error instanceof CommanderError || error instanceof UsageError) {
      stderr.write(describeUsage(error));
      return exitCodes.usage;
    }
    stderr.write(error instanceof RunError ? `error: ${error.message}\n` : describeCrash(error));
    return exitCodes.failed;
  }
}

/** Each command loads what it needs when it is run: `--version` and `--help` load neither client nor screens. */
function createActions(platform: Platform, exit: (code: number) => void): Actions {
  return {
    async open(options) {
      const { open } = await import("./cli/open.ts");
      const interactive = isInteractive(platform) && options.input !== false;
      exit(await open(options, platform, { interactive }));
    },
    async request(emails, options) {
      const { runRequest } = await import("./plain/run-request.ts");
      exit(await runRequest(emails, options, platform));
    },
    async reset(options) {
      const { connectWithKey } = await import("./connection/connect.ts");
      const { reset } = await import("./plain/reset.ts");
      const connection = await connectWithKey(options, platform);
      exit(await reset({ ...options, connection, platform }));
      await connection.close();
    },
    async showConfig(options) {
      const { showConfig } = await import("./plain/config-show.ts");
      exit(await showConfig(options, platform));
    },
    async doctor(options) {
      const { diagnose } = await import("./plain/doctor.ts");
      exit(await diagnose(options, platform));
    },
    async complete(shell, program) {
      const { completionScript } = await import("./completion/completion-script.ts");
      platform.stdout.write(completionScript(shell, program));
    },
  };
}

function withDescendants(command: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}
