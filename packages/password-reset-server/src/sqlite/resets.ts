import type { DatabaseSync } from "node:sqlite";
import type { NewMail, ResetGrant, ResetStore } from "../stores/port.ts";
import { toAccount } from "./accounts.ts";
import type { WriteQueue } from "./write-queue.ts";

/** Reset tokens in SQLite. */
export function createResetStore(database: DatabaseSync, { write }: WriteQueue): ResetStore {
  const insertToken = database.prepare(
    "INSERT INTO reset_tokens (digest, account_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
  );
  const insertMail = database.prepare(
    "INSERT INTO outbox (id, kind, recipient, sealed, due_at, created_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const usable = database.prepare(
    `SELECT 1 FROM reset_tokens JOIN accounts ON accounts.id = reset_tokens.account_id
     WHERE digest = ? AND used_at IS NULL AND expires_at > ? AND disabled_at IS NULL`,
  );
  const consume = database.prepare(
    "UPDATE reset_tokens SET used_at = ? WHERE digest = ? AND used_at IS NULL AND expires_at > ? RETURNING account_id",
  );
  const setPassword = database.prepare(
    `UPDATE accounts SET password_hash = ?, password_changed_at = ?
     WHERE id = ? AND disabled_at IS NULL RETURNING *`,
  );
  const voidOthers = database.prepare(
    "UPDATE reset_tokens SET used_at = ? WHERE account_id = ? AND used_at IS NULL",
  );

  const keepMail = ({ id, kind, recipient, sealed, createdAt }: NewMail): void => {
    insertMail.run(id, kind, recipient ?? null, sealed ?? null, createdAt, createdAt);
  };
  const accountOf = (grant: ResetGrant, at: number): string | undefined =>
    grant.kind === "account"
      ? grant.accountId
      : ((consume.get(at, grant.digest, at)?.["account_id"] as string | null | undefined) ?? undefined);

  return {
    request: (token, mail) =>
      write(() => {
        insertToken.run(token.digest, token.accountId ?? null, token.createdAt, token.expiresAt);
        keepMail(mail);
      }),
    isUsable: async (digest, now) => usable.get(digest, now) !== undefined,
    apply: ({ grant, passwordHash, at, notice }) =>
      write(() => {
        const accountId = accountOf(grant, at);
        const row = accountId === undefined ? undefined : setPassword.get(passwordHash, at, accountId);
        if (row === undefined) return undefined;
        const account = toAccount(row);
        voidOthers.run(at, account.id);
        keepMail({ ...notice, recipient: account.email });
        return account;
      }),
  };
}
