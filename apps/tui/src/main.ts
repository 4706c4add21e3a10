import { CommanderError } from "@commander-js/extra-typings";
import { exitCodes } from "./cli/exit-codes.ts";
import { isInteractive, type Platform } from "./cli/platform.ts";
import { createProgram, type Actions } from "./cli/program.ts";
import { refuseKeysInArguments } from "./cli/refuse-keys-in-arguments.ts";
import { describeUsage } from "./cli/describe-usage.ts";
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
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(output);
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
    stderr.write(describeCrash(error));
    return exitCodes.failed;
  }
}

/** Each command loads what it needs when it is run: `--version` and `--help` load neither client nor screens. */
function createActions(platform: Platform, exit: (code: number) => void): Actions {
  return {
    async open(options) {
      const { open } = await import("./cli/open.ts");
      exit(await open(options, platform, { interactive: isInteractive(platform) }));
    },
    async request(email, options) {
      const { connectWithKey } = await import("./connection/connect.ts");
      const { request } = await import("./plain/request.ts");
      const connection = await connectWithKey(options, platform);
      exit(await request(email, { connection, platform, output: options.output }));
      await connection.close();
    },
    async reset(options) {
      const { connectWithKey } = await import("./connection/connect.ts");
      const { reset } = await import("./plain/reset.ts");
      const connection = await connectWithKey(options, platform);
      exit(await reset({ connection, platform, output: options.output, yes: options.yes === true }));
      await connection.close();
    },
  };
}
