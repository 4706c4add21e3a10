import { Command, InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { outputFormats, type OutputFormat } from "../plain/format-result.ts";
import { appHelp, requestHelp, resetHelp } from "./help-text.ts";
import type { ConnectionOptions } from "./options.ts";

/** What the command line leads to. */
export type Actions = {
  readonly open: (options: ConnectionOptions) => Promise<void>;
  readonly request: (email: string, options: RequestOptions) => Promise<void>;
  readonly reset: (options: ResetOptions) => Promise<void>;
};

type RequestOptions = ConnectionOptions & { readonly output?: OutputFormat | undefined };
type ResetOptions = RequestOptions & { readonly yes?: boolean | undefined };

/** The command line, without anything that only a started command needs. */
export function createProgram(actions: Actions, options: { readonly version: string }): Command {
  const program = withConnection(new Command("metal-password-reset"))
    .description(
      "Reset a password in the terminal. Without a command, on a terminal: the app, on a server of its own.",
    )
    .version(options.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .allowExcessArguments(false)
    .addHelpText("after", appHelp)
    .action((given) => actions.open(given));

  withConnection(program.command("request"))
    .description("ask the server to mail a reset token")
    .argument("<email>", "the address that the mail shall go to")
    .addOption(outputOption())
    .addHelpText("after", requestHelp)
    .action((email, _given, command) => actions.request(email, command.optsWithGlobals()));

  withConnection(program.command("reset"))
    .description("reset the password of the user of the key or the mailed token")
    .option("-y, --yes", "reset without asking first")
    .addOption(outputOption())
    .addHelpText("after", resetHelp)
    .action((_given, command) => actions.reset(command.optsWithGlobals()));

  return program;
}

function outputOption(): Option<
  "-o, --output <format>",
  undefined,
  undefined,
  undefined,
  false,
  OutputFormat
> {
  return new Option("-o, --output <format>", "how the result is written").choices(outputFormats);
}

function withConnection(command: Command) {
  return command
    .option("--demo", "use the built-in server: in this process, with an account made on the spot")
    .option(
      "--base-url <url>",
      "where the contract is spoken (default: the published one, retired in June 2026)",
    )
    .option("--token-stdin", "read the key or token from stdin")
    .option("--timeout <seconds>", "how long a call may take, 0 for no limit (default: 10)", readSeconds)
    .option(
      "--retry <times>",
      "how often a call that was not carried out is repeated (default: 2)",
      readTimes,
    );
}

function readSeconds(value: string): number {
  const seconds = Number(value);
  if (value.trim() !== "" && (seconds === 0 || (seconds >= 0.001 && seconds <= 86_400))) return seconds;
  throw new InvalidArgumentError("Give seconds, from 0.001 to 86400, or 0.");
}

function readTimes(value: string): number {
  if (/^(?:\d|10)$/.test(value)) return Number(value);
  throw new InvalidArgumentError("Give a whole number from 0 to 10.");
}
