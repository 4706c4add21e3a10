import { Argument, Command } from "@commander-js/extra-typings";
import { shells, type Shell } from "../completion/shells.ts";
import type { OutputFormat } from "../plain/format-result.ts";
import { demoOption, givenOptions, outputOption, readNumber, withConnection } from "./common-options.ts";
import { appHelp, completionHelp, configHelp, doctorHelp, requestHelp, resetHelp } from "./help-text.ts";
import type { ConnectionOptions, MannerOptions } from "./options.ts";

/** What the command line leads to. */
export type Actions = {
  readonly open: (options: OpenOptions) => Promise<void>;
  readonly request: (emails: readonly string[], options: RequestOptions) => Promise<void>;
  readonly reset: (options: ResetOptions) => Promise<void>;
  readonly showConfig: (options: ReportOptions) => Promise<void>;
  readonly doctor: (options: ReportOptions) => Promise<void>;
  readonly complete: (shell: Shell, program: Command) => Promise<void>;
};

type OpenOptions = ConnectionOptions & MannerOptions;
export type ReportOptions = OpenOptions & { readonly output?: OutputFormat | undefined };
type ResetOptions = ReportOptions & { readonly yes?: boolean | undefined };
export type RequestOptions = ReportOptions & {
  readonly file?: string | undefined;
  readonly journal?: string | undefined;
  readonly resume?: boolean | undefined;
  readonly repeatUnknown?: boolean | undefined;
  readonly concurrency?: number | undefined;
  /** Calls a second. */
  readonly rate?: number | undefined;
};

/** The command line, without anything that only a started command needs. */
export function createProgram(actions: Actions, options: { readonly version: string }): Command {
  const program: Command = new Command("metal-password-reset");
  withConnection(program)
    .addOption(demoOption())
    .description(
      "Reset a password in the terminal. Without a command, on a terminal: the app, on a server of its own.",
    )
    .version(options.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .allowExcessArguments(false)
    .addHelpText("after", appHelp)
    .action((_given, command) => actions.open(givenOptions(command)));
  addRequest(program, actions);
  addReset(program, actions);
  addReports(program, actions);
  program
    .command("completion")
    .description("print a completion script for a shell")
    .addArgument(new Argument("<shell>", "the shell that will read it").choices(shells))
    .addHelpText("after", completionHelp)
    .action((shell) => actions.complete(shell, program));
  return program;
}

function addRequest(program: Command, actions: Actions): void {
  withConnection(program.command("request"))
    .description("ask the server to mail a reset token, to one address or to many")
    .argument("[email...]", "whom the mail shall go to")
    .option("--file <file>", "ask for each address of a CSV file or a list; - for stdin")
    .option("--journal <file>", "where it is noted what was done (default: <file>.journal)")
    .option("--resume", "go on where the journal ends")
    .option("--repeat-unknown", "with --resume: ask again where nobody can know whether a mail was sent")
    .option(
      "--concurrency <calls>",
      "most calls at a time (default: 4)",
      readNumber({ least: 1, most: 64, whole: true }),
    )
    .option(
      "--rate <calls>",
      "most calls a second (default: no bound)",
      readNumber({ least: 0.01, most: 10_000 }),
    )
    .addOption(demoOption())
    .addOption(outputOption())
    .addHelpText("after", requestHelp)
    .action((emails, _given, command) => actions.request(emails, givenOptions(command)));
}

function addReset(program: Command, actions: Actions): void {
  withConnection(program.command("reset"))
    .description("reset the password of the user of the key or the mailed token")
    .option("-y, --yes", "reset without asking first")
    .addOption(demoOption())
    .addOption(outputOption())
    .addHelpText("after", resetHelp)
    .action((_given, command) => actions.reset(givenOptions(command)));
}

function addReports(program: Command, actions: Actions): void {
  const config = program.command("config").description("what the program would use").helpCommand(false);
  withConnection(config.command("show"))
    .description("show the server, the key (masked) and where each comes from; nothing is sent")
    .addOption(outputOption())
    .addHelpText("after", configHelp)
    .action((_given, command) => actions.showConfig(givenOptions(command)));
  withConnection(program.command("doctor"))
    .description("check the server, its certificate, its clock and what it supports; no key is sent")
    .addOption(outputOption())
    .addHelpText("after", doctorHelp)
    .action((_given, command) => actions.doctor(givenOptions(command)));
}
