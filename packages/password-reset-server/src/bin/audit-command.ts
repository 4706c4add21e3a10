import { once } from "node:events";
import type { Writable } from "node:stream";
import { Command, InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { createAudit } from "../audit/read-audit.ts";
import type { AuditEntry } from "../stores/audit.ts";
import { withStore } from "./database.ts";
import type { Io } from "./io.ts";
import { databaseOption } from "./options.ts";
import { formatTime } from "./table.ts";

/** `audit export` */
export function auditCommand(io: Io): Command {
  const command = new Command("audit").description("who did what, when, from where, and what came of it");
  command
    .command("export")
    .description("print the entries in their order, one JSON object a line")
    .addOption(databaseOption)
    .addOption(new Option("--since <time>", "only from then on, such as 2026-11-24").argParser(readTime))
    .addOption(
      new Option("--until <time>", "only before then, such as 2026-11-24T12:00:00Z").argParser(readTime),
    )
    .action(({ database, since, until }) =>
      withStore(database, async ({ audit }) => {
        for await (const entry of createAudit(audit).entries({ since, until })) {
          if (!(await writeLine(io.stdout, JSON.stringify(toLine(entry))))) return;
        }
      }),
    );
  return command;
}

/** Waits while the reader is slower; `false` once nobody reads any more. */
async function writeLine(output: Writable, line: string): Promise<boolean> {
  if (!output.writable) return false;
  if (!output.write(`${line}\n`)) await once(output, "drain").catch(() => {});
  return true;
}

/** Named as in the other lists; what is not known is left out. */
function toLine({
  seq,
  at,
  action,
  outcome,
  actor,
  ...entry
}: AuditEntry): Readonly<Record<string, unknown>> {
  return {
    seq,
    at: formatTime(at),
    action,
    outcome,
    actor,
    account: entry.accountId,
    key: entry.keyId,
    mail: entry.mailId,
    client: entry.clientAddress,
    request: entry.requestId,
  };
}

const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** A day, which begins in UTC, or a moment with its offset: what depends on where it is read is not taken. */
function readTime(text: string): number {
  const time = TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new InvalidArgumentError(
      "Give a day such as 2026-11-24, or a moment such as 2026-11-24T12:00:00Z.",
    );
  }
  return time;
}
