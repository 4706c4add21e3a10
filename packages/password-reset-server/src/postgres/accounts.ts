import sql, { raw, type Sql } from "sql-template-tag";
import type { Account, AccountStore } from "../stores/port.ts";
import { keepEntry } from "./audit.ts";
import type { Database } from "./connect.ts";

/** An account as its table has it. */
export type AccountRow = {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string | null;
  readonly created_at: number;
  readonly disabled_at: number | null;
};

/** Named one by one: a prepared `*` fails in a running process once a newer one has added a column. */
export const COLUMNS: Sql = raw("id, email, password_hash, created_at, disabled_at");

/** Accounts in PostgreSQL. */
export function createAccountStore({ run, runAtLength, transaction }: Database): AccountStore {
  return {
    insert: ({ id, email, emailKey, passwordHash, createdAt, disabledAt }, audit) =>
      transaction(async (runInIt) => {
        const { count } = await runInIt(sql`
          INSERT INTO accounts (id, email, email_key, password_hash, created_at, disabled_at)
          VALUES (${id}, ${email}, ${emailKey}, ${passwordHash}, ${createdAt}, ${disabledAt})
          ON CONFLICT (email_key) DO NOTHING`);
        if (count === 1) await keepEntry(runInIt, audit);
        return count === 1;
      }),
    async findByEmailKey(emailKey) {
      const { rows } = await run<AccountRow>(
        sql`SELECT ${COLUMNS} FROM accounts WHERE email_key = ${emailKey}`,
      );
      const [row] = rows;
      return row && { ...toAccount(row), passwordHash: row.password_hash ?? undefined };
    },
    async list() {
      const { rows } = await runAtLength<AccountRow>(
        sql`SELECT ${COLUMNS} FROM accounts ORDER BY created_at, seq`,
      );
      return rows.map((row) => toAccount(row));
    },
    disable: (emailKey, at, audit) =>
      transaction(async (runInIt) => {
        const { rows } = await runInIt<Pick<AccountRow, "id">>(sql`
          UPDATE accounts SET disabled_at = ${at}
          WHERE email_key = ${emailKey} AND disabled_at IS NULL RETURNING id`);
        const [row] = rows;
        if (row === undefined) return false;
        await runInIt(sql`
          UPDATE reset_tokens SET used_at = ${at} WHERE account_id = ${row.id} AND used_at IS NULL`);
        await runInIt(sql`
          UPDATE reset_replies SET sealed = NULL WHERE account_id = ${row.id} AND sealed IS NOT NULL`);
        await keepEntry(runInIt, audit, row.id);
        return true;
      }),
  };
}

/** An account from its row. */
export function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    createdAt: row.created_at,
    disabledAt: row.disabled_at ?? undefined,
  };
}
