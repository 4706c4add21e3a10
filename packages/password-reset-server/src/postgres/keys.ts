import sql, { raw } from "sql-template-tag";
import type { KeyRecord, KeyStore } from "../stores/port.ts";
import { keepEntry } from "./audit.ts";
import type { Database } from "./connect.ts";

type KeyRow = {
  readonly id: string;
  readonly kind: KeyRecord["kind"];
  readonly account_id: string | null;
  readonly name: string | null;
  readonly created_at: number;
  readonly revoked_at: number | null;
};

const COLUMNS = raw("keys.id, kind, account_id, name, keys.created_at, revoked_at");

/** Keys in PostgreSQL. */
export function createKeyStore({ run, runAtLength, transaction }: Database): KeyStore {
  return {
    insert: ({ id, digest, kind, accountId, name, createdAt, revokedAt }, audit) =>
      transaction(async (runInIt) => {
        await runInIt(sql`
          INSERT INTO keys (id, digest, kind, account_id, name, created_at, revoked_at)
          VALUES (${id}, ${digest}, ${kind}, ${accountId}, ${name}, ${createdAt}, ${revokedAt})`);
        await keepEntry(runInIt, audit);
      }),
    async findUsable(digest) {
      const { rows } = await run<KeyRow>(sql`
        SELECT ${COLUMNS} FROM keys LEFT JOIN accounts ON accounts.id = keys.account_id
        WHERE keys.digest = ${digest} AND keys.revoked_at IS NULL AND accounts.disabled_at IS NULL`);
      return rows[0] && toKey(rows[0]);
    },
    async list() {
      const { rows } = await runAtLength<KeyRow>(sql`SELECT ${COLUMNS} FROM keys ORDER BY created_at, seq`);
      return rows.map((row) => toKey(row));
    },
    revoke: (id, at, audit) =>
      transaction(async (runInIt) => {
        const { rows } = await runInIt<Pick<KeyRow, "account_id">>(sql`
          UPDATE keys SET revoked_at = ${at} WHERE id = ${id} AND revoked_at IS NULL RETURNING account_id`);
        const [row] = rows;
        if (row === undefined) return false;
        await runInIt(
          sql`UPDATE reset_replies SET sealed = NULL WHERE key_id = ${id} AND sealed IS NOT NULL`,
        );
        await keepEntry(runInIt, audit, row.account_id);
        return true;
      }),
  };
}

function toKey(row: KeyRow): KeyRecord {
  return {
    id: row.id,
    kind: row.kind,
    accountId: row.account_id ?? undefined,
    name: row.name ?? undefined,
    createdAt: row.created_at,
    revokedAt: row.revoked_at ?? undefined,
  };
}
