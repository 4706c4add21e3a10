import { readFileSync } from "node:fs";
import { Command, CommanderError } from "@commander-js/extra-typings";
import { accountCommand } from "./account-command.ts";
import { auditCommand } from "./audit-command.ts";
import { backupCommand } from "./backup-command.ts";
import { describeError } from "./describe-error.ts";
import { doctorCommand } from "./doctor-command.ts";
import { FailedError, remark, UsageError, type Io } from "./io.ts";
import { readEnvironmentFiles } from "./environment-files.ts";
import { keyCommand } from "./key-command.ts";
import { migrateCommand } from "./migrate-command.ts";
import { outboxCommand } from "./outbox-command.ts";
import { serveCommand } from "./serve-command.ts";

/**
 * Runs one command line, and resolves to the exit code: 0 done, 1 failed, 2 not a command that can be carried out.
 *
 * @param args what stands after the program's name.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const secret = args.findIndex((argument) =>
    /mk_(?:user|project|reset)_|:\/\/[^/@\s]*:[^/@\s]*@/.test(argument),
  );
  if (secret !== -1) {
    remark(
      io,
      `error: argument ${secret + 1} holds a secret, which other users of this machine can read. Nothing was done. Give it by the environment or stdin.`,
    );
    return 2;
  }
  try {
    readEnvironmentFiles(process.env);
    await createProgram(io).parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has said already what is wrong, and help is not a failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof FailedError) return 1;
    remark(io, `error: ${describeError(error)}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function createProgram(io: Io): Command {
  const program = new Command("metal-password-reset-server")
    .description("The server of the Metal reset-password contract.")
    .version(readVersion(), "-V, --version", "show the version")
    .showHelpAfterError("Add --help to see what there is.");
  const commands = [
    serveCommand(io),
    migrateCommand(io),
    accountCommand(io),
    keyCommand(io),
    outboxCommand(io),
    auditCommand(io),
    backupCommand(io),
    doctorCommand(io),
  ];
  for (const command of commands) program.addCommand(command);
  settle(program, io);
  return program;
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly version: string;
  };
  return manifest.version;
}

/** Subcommands that were made on their own inherit nothing. */
function settle(command: Command, io: Io): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => io.stdout.write(text),
    writeErr: (text) => io.stderr.write(text),
  });
  for (const sub of command.commands) settle(sub as Command, io);
}
