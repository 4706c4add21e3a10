import { PasswordResetServerError } from "../errors/server-error.ts";
import { openMigrations } from "../stores/migration.ts";
import { formatSpan, type Check } from "./check.ts";
import type { DatabaseFacts } from "./database-facts.ts";

/** How long mails may be due before nobody seems to send them, in ms: servers look every 15 seconds. */
const MOST_OVERDUE = 120_000;
/** By how much clocks may differ, in ms: a lease of a mail is a minute, a reset token's life an hour. */
const SOME_DIFFERENCE = 2000;
const MUCH_DIFFERENCE = 15_000;

/** Tells how far the schema is. */
export function checkSchema({ migrations, applied }: DatabaseFacts): Check {
  const name = "Schema";
  if (applied === undefined) {
    const text = "The database was never migrated.";
    return { name, state: "warning", text, next: "Run migrate; the server does so too when it starts." };
  }
  try {
    const open = openMigrations(migrations, applied);
    if (open.length === 0) return { name, state: "ok", text: `All ${applied.length} steps are taken.` };
    const text = `${open.length} of ${migrations.length} steps are still to be taken.`;
    return { name, state: "warning", text, next: "Run migrate; the server does so too when it starts." };
  } catch (error) {
    if (!(error instanceof PasswordResetServerError)) throw error;
    return { name, state: "failed", text: error.message };
  }
}

/** Tells whether mails go out. */
export function checkOutbox({ outbox }: DatabaseFacts, now: number): Check | undefined {
  const name = "Outbox";
  if (outbox === undefined) return undefined;
  const { pending, dead, oldestDueAt = now } = outbox;
  const overdue = now - oldestDueAt;
  const waiting = `${pending} mails wait, ${dead} were given up.`;
  if (overdue > MOST_OVERDUE) {
    return {
      name,
      state: "failed",
      text: `${waiting} The first is due for ${formatSpan(overdue)}: nobody sends them.`,
      next: "Start a server on this database, or look at its log.",
    };
  }
  if (dead === 0) return { name, state: "ok", text: waiting };
  const next = "Look at outbox list --state dead, and retry or discard them.";
  return { name, state: "warning", text: waiting, next };
}

/** Holds our clock against the database's, and against what was written last. */
export function checkClock({ ahead = 0, newestAt }: DatabaseFacts, now: number): Check {
  const name = "Clock";
  const difference = Math.abs(ahead);
  const future = newestAt === undefined ? 0 : newestAt - now;
  const next = "Set the clocks of all machines by NTP: tokens and leases end by them.";
  if (future > SOME_DIFFERENCE) {
    const text = `The newest entry of the audit log is ${formatSpan(future)} in the future: a clock went back, or another is ahead.`;
    return { name, state: future > MUCH_DIFFERENCE ? "failed" : "warning", text, next };
  }
  if (difference > SOME_DIFFERENCE) {
    const text = `The database's clock and this machine's differ by ${formatSpan(difference)}.`;
    return { name, state: difference > MUCH_DIFFERENCE ? "failed" : "warning", text, next };
  }
  return { name, state: "ok", text: `It is ${new Date(now).toISOString()}, and nothing contradicts.` };
}
