import type {
  KeptReply,
  NewMail,
  NewReply,
  PasswordChange,
  ResetGrant,
  ResetResult,
  ResetStore,
} from "../stores/port.ts";
import { toAccount, type AccountRow } from "./accounts.ts";
import type { Sql, Transaction } from "./connect.ts";

/** Reset tokens in PostgreSQL. */
export function createResetStore(sql: Sql): ResetStore {
  return {
    // One statement is one transaction, and one round trip.
    async request(token, mail) {
      await sql`
        WITH token AS (
          INSERT INTO reset_tokens (digest, account_id, created_at, expires_at)
          VALUES (${token.digest}, ${token.accountId ?? null}, ${token.createdAt}, ${token.expiresAt})
        )
        ${insertMail(sql, mail)}`;
    },
    async isUsable(digest, now) {
      const { count } = await sql`
        SELECT 1 FROM reset_tokens JOIN accounts ON accounts.id = reset_tokens.account_id
        WHERE digest = ${digest} AND used_at IS NULL AND expires_at > ${now} AND disabled_at IS NULL`;
      return count === 1;
    },
    apply: (change) => sql.begin((transaction) => apply(transaction, change)),
    findReply: (id, now) => findReply(sql, id, now),
  };
}

/**
 * Takes the account's row first. Whoever changes anything of one account does so one after the other: two that hold
 * different tokens of it would else each wait for the other's, and a repeat would not see the reply of the first.
 */
async function apply(transaction: Transaction, change: PasswordChange): Promise<ResetResult> {
  const { grant, passwordHash, at, notice, reply } = change;
  const accountId = await accountOf(transaction, grant);
  const [account] = await transaction<AccountRow[]>`
    SELECT * FROM accounts WHERE id = ${accountId ?? null} FOR NO KEY UPDATE`;
  const kept = reply && (await findReply(transaction, reply.id, at));
  if (kept !== undefined) return { kind: "repeated", reply: kept };
  if (account === undefined || account.disabled_at !== null) return { kind: "refused" };
  if (grant.kind === "reset_token" && !(await consume(transaction, grant.digest, at))) {
    return { kind: "refused" };
  }
  await transaction`
    UPDATE accounts SET password_hash = ${passwordHash}, password_changed_at = ${at} WHERE id = ${account.id}`;
  await transaction`
    UPDATE reset_tokens SET used_at = ${at} WHERE account_id = ${account.id} AND used_at IS NULL`;
  await transaction`
    UPDATE reset_replies SET sealed = NULL WHERE account_id = ${account.id} AND sealed IS NOT NULL`;
  if (reply !== undefined) await keepReply(transaction, reply, { grant, accountId: account.id });
  await insertMail(transaction, { ...notice, recipient: account.email });
  return { kind: "changed", account: toAccount(account) };
}

async function accountOf(sql: Transaction, grant: ResetGrant): Promise<string | undefined> {
  if (grant.kind === "key") return grant.accountId;
  const [row] = await sql<{ readonly account_id: string | null }[]>`
    SELECT account_id FROM reset_tokens WHERE digest = ${grant.digest}`;
  return row?.account_id ?? undefined;
}

async function consume(sql: Transaction, digest: Uint8Array, at: number): Promise<boolean> {
  const { count } = await sql`
    UPDATE reset_tokens SET used_at = ${at}
    WHERE digest = ${digest} AND used_at IS NULL AND expires_at > ${at}`;
  return count === 1;
}

async function findReply(
  sql: Sql | Transaction,
  id: Uint8Array,
  now: number,
): Promise<KeptReply | undefined> {
  const [row] = await sql<{ readonly sealed: Uint8Array | null }[]>`
    SELECT sealed FROM reset_replies WHERE id = ${id} AND expires_at > ${now}`;
  return row && { sealed: row.sealed ?? undefined };
}

/** One that has expired and was not deleted yet makes room. */
async function keepReply(
  sql: Transaction,
  { id, sealed, expiresAt }: NewReply,
  { grant, accountId }: { readonly grant: ResetGrant; readonly accountId: string },
): Promise<void> {
  const keyId = grant.kind === "key" ? grant.keyId : null;
  await sql`
    INSERT INTO reset_replies (id, account_id, key_id, sealed, expires_at)
    VALUES (${id}, ${accountId}, ${keyId}, ${sealed}, ${expiresAt})
    ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, key_id = excluded.key_id,
      sealed = excluded.sealed, expires_at = excluded.expires_at`;
}

function insertMail(
  sql: Sql | Transaction,
  { id, kind, recipient, sealed, createdAt }: NewMail,
): ReturnType<Sql> {
  return sql`
    INSERT INTO outbox (id, kind, recipient, sealed, due_at, created_at)
    VALUES (${id}, ${kind}, ${recipient ?? null}, ${sealed ?? null}, ${createdAt}, ${createdAt})`;
}
