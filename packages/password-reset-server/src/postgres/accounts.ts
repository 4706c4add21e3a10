import type { Account, AccountStore } from "../stores/port.ts";
import type { Sql } from "./connect.ts";

/** An account as its table has it. */
export type AccountRow = {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string | null;
  readonly created_at: number;
  readonly disabled_at: number | null;
};

/** Accounts in PostgreSQL. */
export function createAccountStore(sql: Sql): AccountStore {
  return {
    async insert({ id, email, emailKey, passwordHash, createdAt, disabledAt }) {
      const { count } = await sql`
        INSERT INTO accounts (id, email, email_key, password_hash, created_at, disabled_at)
        VALUES (${id}, ${email}, ${emailKey}, ${passwordHash ?? null}, ${createdAt}, ${disabledAt ?? null})
        ON CONFLICT (email_key) DO NOTHING`;
      return count === 1;
    },
    async findByEmailKey(emailKey) {
      const [row] = await sql<AccountRow[]>`SELECT * FROM accounts WHERE email_key = ${emailKey}`;
      return row && { ...toAccount(row), passwordHash: row.password_hash ?? undefined };
    },
    async list() {
      const rows = await sql<AccountRow[]>`SELECT * FROM accounts ORDER BY created_at, seq`;
      return rows.map((row) => toAccount(row));
    },
    disable: (emailKey, at) =>
      sql.begin(async (transaction) => {
        const [row] = await transaction<{ readonly id: string }[]>`
          UPDATE accounts SET disabled_at = ${at} WHERE email_key = ${emailKey} AND disabled_at IS NULL RETURNING id`;
        if (row === undefined) return false;
        await transaction`
          UPDATE reset_tokens SET used_at = ${at} WHERE account_id = ${row.id} AND used_at IS NULL`;
        await transaction`
          UPDATE reset_replies SET sealed = NULL WHERE account_id = ${row.id} AND sealed IS NOT NULL`;
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
