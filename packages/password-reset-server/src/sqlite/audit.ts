import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { AuditEntry, AuditStore, NewAuditEntry } from "../stores/audit.ts";
import type { WriteQueue } from "./write-queue.ts";

/** The audit log in SQLite. */
export type AuditLog = {
  readonly store: AuditStore;
  /** Keeps an entry, where there is one, about that account; within a write. */
  readonly keep: (entry: NewAuditEntry | undefined, accountId?: string | null) => void;
  /** Deletes the first entries as far as they are older than a moment; within a write. */
  readonly purge: (before: number) => void;
};

export function createAuditLog(database: DatabaseSync, { write }: WriteQueue): AuditLog {
  const insert = database.prepare(
    `INSERT INTO audit (at, action, outcome, actor, key_id, account_id, mail_id, client_address, request_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const read = database.prepare(
    "SELECT * FROM audit WHERE seq > ? AND at >= ? AND at < ? ORDER BY seq LIMIT ?",
  );
  const moveHorizon = database.prepare("UPDATE audit_horizon SET at = ?1 WHERE at < ?1");
  // Entries come nearly in the order of time: those to delete are found without an index that each one would pay for.
  // The newest stays, so that the next one's number is never that of another; AUTOINCREMENT would cost each entry more.
  const forget = database.prepare(
    `DELETE FROM audit WHERE at < ?1
       AND seq < coalesce((SELECT seq FROM audit WHERE at >= ?1 ORDER BY seq LIMIT 1), (SELECT max(seq) FROM audit))`,
  );
  const keep: AuditLog["keep"] = (entry, accountId = entry?.accountId) => {
    if (entry === undefined) return;
    const { at, action, outcome, actor, keyId, mailId, clientAddress, requestId } = entry;
    insert.run(
      at,
      action,
      outcome,
      actor,
      keyId ?? null,
      accountId ?? null,
      mailId ?? null,
      clientAddress ?? null,
      requestId ?? null,
    );
  };
  return {
    keep,
    purge(before) {
      moveHorizon.run(before);
      forget.run(before);
    },
    store: {
      append: (entry) => write(() => keep(entry)),
      read: async ({ after, since, until, limit }) =>
        read.all(after, since, until, limit).map((row) => toEntry(row)),
    },
  };
}

function toEntry(row: Record<string, SQLOutputValue>): AuditEntry {
  const text = (column: string): string | undefined => (row[column] as string | null) ?? undefined;
  return {
    seq: row["seq"] as number,
    at: row["at"] as number,
    action: row["action"] as AuditEntry["action"],
    outcome: row["outcome"] as AuditEntry["outcome"],
    actor: row["actor"] as AuditEntry["actor"],
    keyId: text("key_id"),
    accountId: text("account_id"),
    mailId: text("mail_id"),
    clientAddress: text("client_address"),
    requestId: text("request_id"),
  };
}
