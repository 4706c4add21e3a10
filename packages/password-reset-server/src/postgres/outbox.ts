import sql, { empty, raw } from "sql-template-tag";
import type { MailKind } from "../mail/message.ts";
import type { ClaimedMail, MailState, OutboxEntry, OutboxStatus, OutboxStore } from "../stores/port.ts";
import { keepEntry } from "./audit.ts";
import type { Database, Run } from "./connect.ts";

type MailRow = {
  readonly id: string;
  readonly seq: number;
  readonly kind: MailKind;
  readonly recipient: string | null;
  readonly sealed: Uint8Array | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly due_at: number;
  readonly created_at: number;
  readonly last_error: string | null;
  readonly trace: string | null;
};

type StatusRow = {
  readonly pending: number;
  readonly dead: number;
  readonly due_at: number | null;
};

const COLUMNS = raw(
  "id, seq, kind, recipient, sealed, state, attempts, due_at, created_at, last_error, trace",
);

/** The outbox in PostgreSQL. The time at which a pending mail is due is also where its lease ends. */
export function createOutboxStore({ run, runAtLength, transaction }: Database): OutboxStore {
  return {
    // Workers that come at once pass over one another's mails instead of waiting for them.
    async claim({ now, leaseUntil, limit }) {
      const { rows } = await run<MailRow>(sql`
        UPDATE outbox SET attempts = attempts + 1, due_at = ${leaseUntil}
        WHERE id = ANY (ARRAY (
          SELECT id FROM outbox WHERE state = 'pending' AND due_at <= ${now}
          ORDER BY due_at, seq LIMIT ${limit} FOR UPDATE SKIP LOCKED
        ))
        RETURNING ${COLUMNS}`);
      // What an update returns comes in no order.
      return rows.toSorted((one, other) => one.seq - other.seq).map((row) => toClaimed(row));
    },
    async release(id, attempts) {
      await run(sql`
        UPDATE outbox SET attempts = attempts - 1, due_at = created_at
        WHERE id = ${id} AND attempts = ${attempts} AND state = 'pending'`);
    },
    async delivered(id, at) {
      await run(sql`
        UPDATE outbox SET state = 'delivered', finished_at = ${at}, sealed = NULL WHERE id = ${id}`);
    },
    async failed(id, { attempts, dueAt, dead, error }) {
      await run(sql`
        UPDATE outbox SET state = ${dead ? "dead" : "pending"}, due_at = ${dueAt}, last_error = ${error}
        WHERE id = ${id} AND attempts = ${attempts} AND state = 'pending'`);
    },
    async nextDueAt() {
      const { rows } = await run<{ readonly due_at: number | null }>(sql`
        SELECT min(due_at) AS due_at FROM outbox WHERE state = 'pending'`);
      return rows[0]?.due_at ?? undefined;
    },
    async list({ state, limit }) {
      const { rows } = await runAtLength<MailRow>(sql`
        SELECT ${COLUMNS} FROM outbox
        WHERE recipient IS NOT NULL ${state === undefined ? empty : sql`AND state = ${state}`}
        ORDER BY created_at, seq LIMIT ${limit}`);
      return rows.map((row) => toEntry(row));
    },
    discard: (id, audit) =>
      transaction(async (runInIt) => {
        const { count } = await runInIt(sql`DELETE FROM outbox WHERE id = ${id} AND state <> 'delivered'`);
        if (count === 1) await keepEntry(runInIt, audit);
        return count === 1;
      }),
    status: () => readStatus(run),
    retry: (id, at, audit) =>
      transaction(async (runInIt) => {
        const { count } = await runInIt(sql`
          UPDATE outbox SET state = 'pending', attempts = 0, due_at = ${at}
          WHERE id = ${id} AND state <> 'delivered'`);
        if (count === 1) await keepEntry(runInIt, audit);
        return count === 1;
      }),
  };
}

/** How the outbox stands. */
export async function readStatus(run: Run): Promise<OutboxStatus> {
  const { rows } = await run<StatusRow>(sql`
    SELECT (SELECT count(*) FROM outbox WHERE state = 'pending') AS pending,
      (SELECT count(*) FROM outbox WHERE state = 'dead') AS dead,
      (SELECT min(due_at) FROM outbox WHERE state = 'pending') AS due_at`);
  const [row] = rows;
  return { pending: row?.pending ?? 0, dead: row?.dead ?? 0, oldestDueAt: row?.due_at ?? undefined };
}

function toClaimed(row: MailRow): ClaimedMail {
  return { ...toMail(row), sealed: row.sealed ?? undefined, trace: row.trace ?? undefined };
}

function toEntry(row: MailRow): OutboxEntry {
  return {
    ...toMail(row),
    state: row.state,
    dueAt: row.due_at,
    lastError: row.last_error ?? undefined,
  };
}

function toMail(row: MailRow): Omit<ClaimedMail, "sealed" | "trace"> {
  return {
    id: row.id,
    kind: row.kind,
    recipient: row.recipient ?? undefined,
    attempts: row.attempts,
    createdAt: row.created_at,
  };
}
