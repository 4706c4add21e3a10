import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { KeyRecord, KeyStore } from "../stores/port.ts";
import type { AuditLog } from "./audit.ts";
import type { WriteQueue } from "./write-queue.ts";

/** Keys in SQLite. */
export function createKeyStore(
  database: DatabaseSync,
  { read, write }: WriteQueue,
  audit: AuditLog,
): KeyStore {
  const insert = database.prepare(
    "INSERT INTO keys (id, digest, kind, account_id, name, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const find = database.prepare(
    `SELECT keys.id, kind, account_id, name, keys.created_at, revoked_at
     FROM keys LEFT JOIN accounts ON accounts.id = keys.account_id
     WHERE keys.digest = ? AND keys.revoked_at IS NULL AND accounts.disabled_at IS NULL`,
  );
  const list = database.prepare("SELECT * FROM keys ORDER BY created_at, rowid");
  const revoke = database.prepare(
    "UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING account_id",
  );
  const emptyReplies = database.prepare(
    "UPDATE reset_replies SET sealed = NULL WHERE key_id = ? AND sealed IS NOT NULL",
  );
  return {
    insert: ({ id, digest, kind, accountId, name, createdAt, revokedAt }, entry) =>
      write(() => {
        insert.run(id, digest, kind, accountId ?? null, name ?? null, createdAt, revokedAt ?? null);
        audit.keep(entry);
      }),
    async findUsable(digest) {
      const row = read(() => find.get(digest));
      return row && toKey(row);
    },
    list: async () => list.all().map((row) => toKey(row)),
    revoke: (id, at, entry) =>
      write(() => {
        const row = revoke.get(at, id);
        if (row === undefined) return false;
        emptyReplies.run(id);
        audit.keep(entry, row["account_id"] as string | null);
        return true;
      }),
  };
}

function toKey(row: Record<string, SQLOutputValue>): KeyRecord {
  return {
    id: row["id"] as string,
    kind: row["kind"] as KeyRecord["kind"],
    accountId: (row["account_id"] as string | null) ?? undefined,
    name: (row["name"] as string | null) ?? undefined,
    createdAt: row["created_at"] as number,
    revokedAt: (row["revoked_at"] as number | null) ?? undefined,
  };
}
