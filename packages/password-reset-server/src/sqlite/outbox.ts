import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { MailKind } from "../mail/message.ts";
import type { ClaimedMail, MailState, OutboxEntry, OutboxStatus, OutboxStore } from "../stores/port.ts";
import type { AuditLog } from "./audit.ts";
import type { WriteQueue } from "./write-queue.ts";

type Row = Record<string, SQLOutputValue>;

/** The outbox in SQLite. The time at which a pending mail is due is also where its lease ends. */
export function createOutboxStore(
  database: DatabaseSync,
  { write }: WriteQueue,
  audit: AuditLog,
): OutboxStore {
  const claim = database.prepare(
    `UPDATE outbox SET attempts = attempts + 1, due_at = ?
     WHERE id IN (SELECT id FROM outbox WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, rowid LIMIT ?)
     RETURNING *, rowid AS seq`,
  );
  const release = database.prepare(
    `UPDATE outbox SET attempts = attempts - 1, due_at = created_at
     WHERE id = ? AND attempts = ? AND state = 'pending'`,
  );
  const delivered = database.prepare(
    "UPDATE outbox SET state = 'delivered', finished_at = ?, sealed = NULL WHERE id = ?",
  );
  const failed = database.prepare(
    "UPDATE outbox SET state = ?, due_at = ?, last_error = ? WHERE id = ? AND attempts = ? AND state = 'pending'",
  );
  const nextDueAt = database.prepare("SELECT min(due_at) AS due_at FROM outbox WHERE state = 'pending'");
  const list = database.prepare(
    `SELECT * FROM outbox WHERE recipient IS NOT NULL AND (?1 IS NULL OR state = ?1)
     ORDER BY created_at, rowid LIMIT ?2`,
  );
  const retry = database.prepare(
    "UPDATE outbox SET state = 'pending', attempts = 0, due_at = ? WHERE id = ? AND state <> 'delivered'",
  );
  const discard = database.prepare("DELETE FROM outbox WHERE id = ? AND state <> 'delivered'");
  const status = readStatus(database);
  return {
    async claim({ now, leaseUntil, limit }) {
      // Looking costs nothing, and most rounds find nothing: only what is due takes the write lock.
      const next = nextDueAt.get()?.["due_at"];
      if (typeof next !== "number" || next > now) return [];
      const rows = await write(() => claim.all(leaseUntil, now, limit));
      return rows.toSorted(bySequence).map((row) => toClaimed(row));
    },
    release: (id, attempts) =>
      write(() => {
        release.run(id, attempts);
      }),
    delivered: (id, at) =>
      write(() => {
        delivered.run(at, id);
      }),
    failed: (id, { attempts, dueAt, dead, error }) =>
      write(() => {
        failed.run(dead ? "dead" : "pending", dueAt, error, id, attempts);
      }),
    nextDueAt: async () => (nextDueAt.get()?.["due_at"] as number | null | undefined) ?? undefined,
    list: async ({ state, limit }) => list.all(state ?? null, limit).map((row) => toEntry(row)),
    discard: (id, entry) =>
      write(() => {
        const discarded = discard.run(id).changes === 1;
        if (discarded) audit.keep(entry);
        return discarded;
      }),
    status: async () => status(),
    retry: (id, at, entry) =>
      write(() => {
        const retried = retry.run(at, id).changes === 1;
        if (retried) audit.keep(entry);
        return retried;
      }),
  };
}

/** Makes what tells how the outbox stands. */
export function readStatus(database: DatabaseSync): () => OutboxStatus {
  // Written out, so that each counts along its own index.
  const status = database.prepare(
    `SELECT (SELECT count(*) FROM outbox WHERE state = 'pending') AS pending,
       (SELECT count(*) FROM outbox WHERE state = 'dead') AS dead,
       (SELECT min(due_at) FROM outbox WHERE state = 'pending') AS due_at`,
  );
  return () => {
    const row = status.get();
    return {
      pending: Number(row?.["pending"]),
      dead: Number(row?.["dead"]),
      oldestDueAt: (row?.["due_at"] as number | null | undefined) ?? undefined,
    };
  };
}

/** What an update returns comes in no order. */
function bySequence(one: Row, other: Row): number {
  return Number(one["seq"]) - Number(other["seq"]);
}

function toClaimed(row: Row): ClaimedMail {
  return {
    ...toMail(row),
    sealed: (row["sealed"] as Uint8Array | null) ?? undefined,
    trace: (row["trace"] as string | null) ?? undefined,
  };
}

function toEntry(row: Row): OutboxEntry {
  return {
    ...toMail(row),
    state: row["state"] as MailState,
    dueAt: row["due_at"] as number,
    lastError: (row["last_error"] as string | null) ?? undefined,
  };
}

function toMail(row: Row): Omit<ClaimedMail, "sealed" | "trace"> {
  return {
    id: row["id"] as string,
    kind: row["kind"] as MailKind,
    recipient: (row["recipient"] as string | null) ?? undefined,
    attempts: row["attempts"] as number,
    createdAt: row["created_at"] as number,
  };
}
