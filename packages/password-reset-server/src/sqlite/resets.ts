import type { DatabaseSync } from "node:sqlite";
import type { KeptReply, NewMail, NewReply, ResetGrant, ResetStore } from "../stores/port.ts";
import { toAccount } from "./accounts.ts";
import type { AuditLog } from "./audit.ts";
import type { WriteQueue } from "./write-queue.ts";

/**
 * Looked at when a token is used, not written when another is made: asking for a mail must not do more where there is
 * an account. Counted, since a clock may go backwards.
 */
export const NEWEST = `NOT EXISTS (
  SELECT 1 FROM reset_tokens AS newer
  WHERE newer.account_id = reset_tokens.account_id AND newer.issue > reset_tokens.issue
)`;

/** Reset tokens in SQLite. */
export function createResetStore(
  database: DatabaseSync,
  { write, durable }: WriteQueue,
  audit: AuditLog,
): ResetStore {
  const insertToken = database.prepare(
    "INSERT INTO reset_tokens (digest, account_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
  );
  const lookUpAccount = database.prepare("SELECT 1 FROM accounts WHERE id = ?");
  const insertMail = database.prepare(
    "INSERT INTO outbox (id, kind, recipient, sealed, due_at, created_at, trace) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const usable = database.prepare(
    `SELECT 1 FROM reset_tokens JOIN accounts ON accounts.id = reset_tokens.account_id
     WHERE digest = ? AND used_at IS NULL AND expires_at > ? AND disabled_at IS NULL AND ${NEWEST}`,
  );
  const consume = database.prepare(
    `UPDATE reset_tokens SET used_at = ?
     WHERE digest = ? AND used_at IS NULL AND expires_at > ? AND ${NEWEST} RETURNING account_id`,
  );
  const isKeyInUse = database.prepare("SELECT 1 FROM keys WHERE id = ? AND revoked_at IS NULL");
  const setPassword = database.prepare(
    `UPDATE accounts SET password_hash = ?, password_changed_at = ?
     WHERE id = ? AND disabled_at IS NULL RETURNING *`,
  );
  const voidOthers = database.prepare(
    "UPDATE reset_tokens SET used_at = ? WHERE account_id = ? AND used_at IS NULL",
  );
  const findRequest = database.prepare(
    "SELECT fingerprint FROM reset_requests WHERE id = ? AND expires_at > ?",
  );
  const insertRequest = database.prepare(
    "INSERT OR REPLACE INTO reset_requests (id, fingerprint, expires_at) VALUES (?, ?, ?)",
  );
  const findReply = database.prepare(
    "SELECT sealed, account_id FROM reset_replies WHERE id = ? AND expires_at > ?",
  );
  // One that has expired and was not deleted yet makes room.
  const insertReply = database.prepare(
    "INSERT OR REPLACE INTO reset_replies (id, account_id, key_id, sealed, expires_at) VALUES (?, ?, ?, ?, ?)",
  );
  const emptyReplies = database.prepare(
    "UPDATE reset_replies SET sealed = NULL WHERE account_id = ? AND sealed IS NOT NULL",
  );

  const keepMail = ({ id, kind, recipient, sealed, createdAt, trace }: NewMail): void => {
    insertMail.run(id, kind, recipient ?? null, sealed ?? null, createdAt, createdAt, trace ?? null);
  };
  const accountOf = (grant: ResetGrant, at: number): string | undefined => {
    // It may have been revoked since it was looked up: hashing takes its time.
    if (grant.kind === "key") return isKeyInUse.get(grant.keyId) && grant.accountId;
    return (consume.get(at, grant.digest, at)?.["account_id"] as string | null | undefined) ?? undefined;
  };
  const keepReply = ({ id, sealed, expiresAt }: NewReply, grant: ResetGrant, accountId: string): void => {
    insertReply.run(id, accountId, grant.kind === "key" ? grant.keyId : null, sealed, expiresAt);
  };
  const keptReply = (id: Uint8Array, now: number): KeptReply | undefined => {
    const row = findReply.get(id, now);
    return (
      row && {
        sealed: (row["sealed"] as Uint8Array | null) ?? undefined,
        accountId: row["account_id"] as string,
      }
    );
  };

  return {
    request: (token, mail, request, entry) =>
      write(() => {
        const kept = request && findRequest.get(request.id, request.createdAt);
        if (request !== undefined && kept !== undefined) {
          const same = Buffer.compare(kept["fingerprint"] as Uint8Array, request.fingerprint) === 0;
          return same ? "repeated" : "another";
        }
        if (request !== undefined) insertRequest.run(request.id, request.fingerprint, request.expiresAt);
        // As SQLite looks up the account of a token that has one.
        if (token.accountId === undefined) lookUpAccount.get(mail.id);
        insertToken.run(token.digest, token.accountId ?? null, token.createdAt, token.expiresAt);
        keepMail(mail);
        audit.keep(entry);
        return "kept";
      }),
    isUsable: async (digest, now) => usable.get(digest, now) !== undefined,
    apply: ({ grant, passwordHash, at, notice, reply, audit: entry }) =>
      write(() => {
        const kept = reply && keptReply(reply.id, at);
        if (kept !== undefined) return { kind: "repeated", reply: kept };
        const accountId = accountOf(grant, at);
        const row = accountId === undefined ? undefined : setPassword.get(passwordHash, at, accountId);
        if (row === undefined) return { kind: "refused" };
        const account = toAccount(row);
        voidOthers.run(at, account.id);
        emptyReplies.run(account.id);
        if (reply !== undefined) keepReply(reply, grant, account.id);
        keepMail({ ...notice, recipient: account.email });
        audit.keep(entry, account.id);
        return { kind: "changed", account };
      }),
    async findReply(id, now) {
      const kept = keptReply(id, now);
      // It may have been committed a moment ago, and whoever is told of it must be able to rely on it.
      if (kept !== undefined) await durable();
      return kept;
    },
  };
}
