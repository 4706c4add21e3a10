import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { Account, AccountStore } from "../stores/port.ts";
import type { AuditLog } from "./audit.ts";
import type { WriteQueue } from "./write-queue.ts";

type Row = Record<string, SQLOutputValue>;

/** As long as any id, and none of ours. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Accounts in SQLite. */
export function createAccountStore(
  database: DatabaseSync,
  { read, write }: WriteQueue,
  audit: AuditLog,
): AccountStore {
  const insert = database.prepare(
    `INSERT INTO accounts (id, email, email_key, password_hash, created_at, disabled_at)
     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (email_key) DO NOTHING`,
  );
  // Reading a row takes longer than finding none, so there always is one: where nobody has the address, nobody's.
  const find = database.prepare(
    `SELECT id, email, password_hash, created_at, disabled_at FROM accounts WHERE email_key = ?
     UNION ALL SELECT '${NOBODY}', 'nobody@example.com', NULL, 0, NULL LIMIT 1`,
  );
  const list = database.prepare("SELECT * FROM accounts ORDER BY created_at, rowid");
  const disable = database.prepare(
    "UPDATE accounts SET disabled_at = ? WHERE email_key = ? AND disabled_at IS NULL RETURNING id",
  );
  const voidTokens = database.prepare(
    "UPDATE reset_tokens SET used_at = ? WHERE account_id = ? AND used_at IS NULL",
  );
  const emptyReplies = database.prepare(
    "UPDATE reset_replies SET sealed = NULL WHERE account_id = ? AND sealed IS NOT NULL",
  );
  return {
    insert: (account, entry) =>
      write(() => {
        const { id, email, emailKey, passwordHash, createdAt, disabledAt } = account;
        const { changes } = insert.run(
          id,
          email,
          emailKey,
          passwordHash ?? null,
          createdAt,
          disabledAt ?? null,
        );
        if (changes === 1) audit.keep(entry);
        return changes === 1;
      }),
    async findByEmailKey(emailKey) {
      const row = read(() => find.get(emailKey)) ?? {};
      const found = {
        ...toAccount(row),
        passwordHash: (row["password_hash"] as string | null) ?? undefined,
      };
      return found.id === NOBODY ? undefined : found;
    },
    list: async () => list.all().map((row) => toAccount(row)),
    disable: (emailKey, at, entry) =>
      write(() => {
        const row = disable.get(at, emailKey);
        if (row === undefined) return false;
        const id = row["id"] as string;
        voidTokens.run(at, id);
        emptyReplies.run(id);
        audit.keep(entry, id);
        return true;
      }),
  };
}

/** An account from its row. */
export function toAccount(row: Row): Account {
  return {
    id: row["id"] as string,
    email: row["email"] as string,
    createdAt: row["created_at"] as number,
    disabledAt: (row["disabled_at"] as number | null) ?? undefined,
  };
}
