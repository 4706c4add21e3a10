import sql, { empty, type Sql } from "sql-template-tag";
import type { NewAuditEntry } from "../stores/audit.ts";
import type {
  KeptReply,
  NewMail,
  NewReply,
  NewRequest,
  NewResetToken,
  PasswordChange,
  RequestResult,
  ResetGrant,
  ResetResult,
  ResetStore,
} from "../stores/port.ts";
import { COLUMNS, toAccount, type AccountRow } from "./accounts.ts";
import { insertEntry, keepEntry } from "./audit.ts";
import type { Database, Run } from "./connect.ts";

/**
 * Looked at when a token is used, not written when another is made: asking for a mail must not do more where there is
 * an account. Counted, since clocks differ.
 */
export const NEWEST: Sql = sql`NOT EXISTS (
  SELECT 1 FROM reset_tokens AS newer
  WHERE newer.account_id = reset_tokens.account_id AND newer.issue > reset_tokens.issue
)`;

/** Reset tokens in PostgreSQL. */
export function createResetStore({ run, transaction }: Database): ResetStore {
  return {
    async request(token, mail, request, audit) {
      if (request !== undefined)
        return transaction((runInIt) => requestOnce(runInIt, { token, mail, audit, request }));
      await keepRequest(run, { token, mail, audit });
      return "kept";
    },
    async isUsable(digest, now) {
      const { count } = await run(sql`
        SELECT 1 FROM reset_tokens JOIN accounts ON accounts.id = reset_tokens.account_id
        WHERE digest = ${digest} AND used_at IS NULL AND expires_at > ${now} AND disabled_at IS NULL
          AND ${NEWEST}`);
      return count === 1;
    },
    apply: (change) => transaction((runInIt) => apply(runInIt, change)),
    findReply: (id, now) => findReply(run, id, now),
  };
}

type WrittenRequest = {
  readonly token: NewResetToken;
  readonly mail: NewMail;
  readonly audit: NewAuditEntry | undefined;
};

async function requestOnce(
  run: Run,
  { request, ...written }: WrittenRequest & { readonly request: NewRequest },
): Promise<RequestResult> {
  const { id, fingerprint, createdAt, expiresAt } = request;
  // Of two that come at once, the second waits here until the first is committed.
  const { count } = await run(sql`
    INSERT INTO reset_requests (id, fingerprint, expires_at) VALUES (${id}, ${fingerprint}, ${expiresAt})
    ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint, expires_at = excluded.expires_at
      WHERE reset_requests.expires_at <= ${createdAt}`);
  if (count === 1) {
    await keepRequest(run, written);
    return "kept";
  }
  const same = await run(sql`SELECT 1 FROM reset_requests WHERE id = ${id} AND fingerprint = ${fingerprint}`);
  return same.count === 1 ? "repeated" : "another";
}

/** One statement, which is a transaction of its own where there is none around it. */
async function keepRequest(run: Run, { token, mail, audit }: WrittenRequest): Promise<void> {
  await run(sql`
    WITH token AS (
      INSERT INTO reset_tokens (digest, account_id, created_at, expires_at)
      VALUES (${token.digest}, ${token.accountId}, ${token.createdAt}, ${token.expiresAt})
    )${audit === undefined ? empty : sql`, entry AS (${insertEntry(audit)})`}
    ${insertMail(mail)}`);
}

/**
 * Takes the account's row first. Whoever changes anything of one account does so one after the other: two that hold
 * different tokens of it would else each wait for the other's, and a repeat would not see the reply of the first.
 */
async function apply(run: Run, change: PasswordChange): Promise<ResetResult> {
  const { grant, passwordHash, at, notice, reply } = change;
  const accountId = await accountOf(run, grant);
  const { rows } = await run<AccountRow>(sql`
    SELECT ${COLUMNS} FROM accounts WHERE id = ${accountId} FOR NO KEY UPDATE`);
  const [account] = rows;
  const kept = reply && (await findReply(run, reply.id, at));
  if (kept !== undefined) return { kind: "repeated", reply: kept };
  if (account === undefined || account.disabled_at !== null) return { kind: "refused" };
  if (grant.kind === "reset_token" && !(await consume(run, grant.digest, at))) return { kind: "refused" };
  await run(sql`
    UPDATE accounts SET password_hash = ${passwordHash}, password_changed_at = ${at} WHERE id = ${account.id}`);
  await run(sql`
    UPDATE reset_tokens SET used_at = ${at} WHERE account_id = ${account.id} AND used_at IS NULL`);
  await run(sql`
    UPDATE reset_replies SET sealed = NULL WHERE account_id = ${account.id} AND sealed IS NOT NULL`);
  const keyId = grant.kind === "key" ? grant.keyId : undefined;
  if (reply !== undefined) await keepReply(run, reply, { accountId: account.id, keyId });
  await run(insertMail({ ...notice, recipient: account.email }));
  await keepEntry(run, change.audit, account.id);
  return { kind: "changed", account: toAccount(account) };
}

async function accountOf(run: Run, grant: ResetGrant): Promise<string | undefined> {
  if (grant.kind === "key") {
    // It may have been revoked since it was looked up: hashing takes its time. Who revokes it from now on waits for this
    // reset to end, and then empties its reply.
    const { count } = await run(sql`
      SELECT 1 FROM keys WHERE id = ${grant.keyId} AND revoked_at IS NULL FOR SHARE`);
    return count === 1 ? grant.accountId : undefined;
  }
  const { rows } = await run<{ readonly account_id: string | null }>(sql`
    SELECT account_id FROM reset_tokens WHERE digest = ${grant.digest}`);
  return rows[0]?.account_id ?? undefined;
}

/** Uses a token up; `false` where it is of no use. */
export async function consume(run: Run, digest: Uint8Array, at: number): Promise<boolean> {
  const { count } = await run(sql`
    UPDATE reset_tokens SET used_at = ${at}
    WHERE digest = ${digest} AND used_at IS NULL AND expires_at > ${at} AND ${NEWEST}`);
  return count === 1;
}

/** What is kept under that id, unless it has expired. */
export async function findReply(run: Run, id: Uint8Array, now: number): Promise<KeptReply | undefined> {
  const { rows } = await run<{ readonly sealed: Uint8Array | null; readonly account_id: string }>(sql`
    SELECT sealed, account_id FROM reset_replies WHERE id = ${id} AND expires_at > ${now}`);
  return rows[0] && { sealed: rows[0].sealed ?? undefined, accountId: rows[0].account_id };
}

/** One that has expired and was not deleted yet makes room. */
export async function keepReply(
  run: Run,
  { id, sealed, expiresAt }: NewReply,
  { accountId, keyId }: { readonly accountId: string; readonly keyId: string | undefined },
): Promise<void> {
  await run(sql`
    INSERT INTO reset_replies (id, account_id, key_id, sealed, expires_at)
    VALUES (${id}, ${accountId}, ${keyId}, ${sealed}, ${expiresAt})
    ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, key_id = excluded.key_id,
      sealed = excluded.sealed, expires_at = excluded.expires_at`);
}

/** Writes a mail to the outbox. */
export function insertMail({ id, kind, recipient, sealed, createdAt, trace }: NewMail): Sql {
  return sql`
    INSERT INTO outbox (id, kind, recipient, sealed, due_at, created_at, trace)
    VALUES (${id}, ${kind}, ${recipient}, ${sealed}, ${createdAt}, ${createdAt}, ${trace})`;
}
