import type { DatabaseSync } from "node:sqlite";
import type { KeyRecord, KeyStore } from "../stores/port.ts";
import type { WriteQueue } from "./write-queue.ts";

/** Keys in SQLite. */
export function createKeyStore(database: DatabaseSync, { write }: WriteQueue): KeyStore {
  const insert = database.prepare(
    "INSERT INTO keys (id, digest, kind, account_id, name, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const find = database.prepare(
    `SELECT keys.* FROM keys LEFT JOIN accounts ON accounts.id = keys.account_id
     WHERE keys.digest = ? AND keys.revoked_at IS NULL AND accounts.disabled_at IS NULL`,
  );
  const revoke = database.prepare("UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL");
  return {
    insert: ({ id, digest, kind, accountId, name, createdAt, revokedAt }) =>
      write(() => {
        insert.run(id, digest, kind, accountId ?? null, name ?? null, createdAt, revokedAt ?? null);
      }),
    async findUsable(digest) {
      const row = find.get(digest);
      return (
        row && {
          id: row["id"] as string,
          kind: row["kind"] as KeyRecord["kind"],
          accountId: (row["account_id"] as string | null) ?? undefined,
          name: (row["name"] as string | null) ?? undefined,
          createdAt: row["created_at"] as number,
          revokedAt: undefined,
        }
      );
    },
    revoke: (id, at) => write(() => revoke.run(at, id).changes === 1),
  };
}
