import { Command, Option } from "@commander-js/extra-typings";
import { PasswordResetServerError } from "../errors/server-error.ts";
import { operatorEntry } from "../operations/administration.ts";
import { print, remark, type Io } from "./io.ts";
import { databaseOption, outputOption, wholeNumber } from "./options.ts";
import { formatTable, formatTime } from "./table.ts";
import { withStore } from "./database.ts";

/** `outbox list|retry|discard` */
export function outboxCommand(io: Io): Command {
  const command = new Command("outbox").description("mails that wait, were sent or were given up");
  command
    .command("list")
    .description("list mails, oldest first")
    .addOption(databaseOption)
    .addOption(outputOption)
    .addOption(new Option("--state <state>", "only these").choices(["pending", "delivered", "dead"] as const))
    .option("--limit <count>", "most mails to list", wholeNumber(), 100)
    .action(async ({ database, output, state, limit }) => {
      const mails = await withStore(database, ({ outbox }) => outbox.list({ state, limit }));
      const rows = mails.map(({ id, kind, recipient, attempts, dueAt, createdAt, lastError, ...mail }) => ({
        id,
        state: mail.state,
        kind,
        recipient,
        attempts,
        created: formatTime(createdAt),
        due: mail.state === "pending" ? formatTime(dueAt) : undefined,
        error: lastError,
      }));
      const columns = ["id", "state", "attempts", "created", "due", "kind", "recipient", "error"] as const;
      print(io, output === "json" ? JSON.stringify(rows) : formatTable(columns, rows));
    });
  command
    .command("retry <id>")
    .description("make a mail due at once, also one that was given up")
    .addOption(databaseOption)
    .action(async (id, { database }) => {
      const at = Date.now();
      const entry = operatorEntry({ at, action: "mail.retry", mailId: id });
      if (!(await withStore(database, ({ outbox }) => outbox.retry(id, at, entry)))) throw mailNotFound();
      remark(io, `Mail ${id} is due. A running server sends it within 15 seconds.`);
    });
  command
    .command("discard <id>")
    .description("delete a mail that waits or was given up: it is never sent")
    .addOption(databaseOption)
    .action(async (id, { database }) => {
      const entry = operatorEntry({ at: Date.now(), action: "mail.discard", mailId: id });
      if (!(await withStore(database, ({ outbox }) => outbox.discard(id, entry)))) throw mailNotFound();
      remark(io, `Mail ${id} was discarded. It is not sent.`);
    });
  return command;
}

function mailNotFound(): PasswordResetServerError {
  return new PasswordResetServerError(
    "mail_not_found",
    "No mail that waits or was given up has that id. Nothing was changed. Look at: outbox list",
  );
}
