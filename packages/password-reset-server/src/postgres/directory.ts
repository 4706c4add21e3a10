import sql from "sql-template-tag";
import { createForeignAccounts, createForeignKeys } from "../directory/foreign-accounts.ts";
import type { Directory } from "../directory/port.ts";
import type { PasswordChange, ResetGrant, ResetResult, ResetStore, Store } from "../stores/port.ts";
import { keepEntry } from "./audit.ts";
import type { Database, Run } from "./connect.ts";
import { createKeyStore } from "./keys.ts";
import { consume, createResetStore, findReply, insertMail, keepReply, NEWEST } from "./resets.ts";

/**
 * Runs one statement, in the transaction that the reset is in where there is one. Each text is prepared once and kept:
 * give values as values, `$1` and so on.
 */
export type Query = <Row extends Record<string, unknown> = Record<string, unknown>>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/**
 * Users who are kept in the same database. A token is consumed, the password set and the sessions ended in one
 * transaction: all of it is kept, or nothing. Name tables with their schema, such as `public.users`.
 */
export type PostgresDirectory = Directory<{ readonly query: Query }>;

/** Names our locks among those that other programs take in the same database. */
const LOCK = 0x6d_65_74_75;

/** The parts of a store that have to do with users, on a directory in the same database. */
export function createDirectoryStores(
  database: Database,
  directory: PostgresDirectory,
): Pick<Store, "accounts" | "keys" | "resets"> {
  const place = { query: queryOn(database.run) };
  return {
    accounts: createForeignAccounts(directory, place),
    keys: createForeignKeys(createKeyStore(database), directory, place),
    resets: createForeignResets(database, directory),
  };
}

function createForeignResets(database: Database, directory: PostgresDirectory): ResetStore {
  const { run, transaction } = database;
  return {
    ...createResetStore(database),
    async isUsable(digest, now) {
      const { count } = await run(sql`
        SELECT 1 FROM reset_tokens
        WHERE digest = ${digest} AND account_id IS NOT NULL AND used_at IS NULL AND expires_at > ${now}
          AND ${NEWEST}`);
      return count === 1;
    },
    apply: (change) => transaction((runInIt) => apply(runInIt, change, directory)),
  };
}

/** As with accounts of our own, whoever changes anything of one user does so one after the other. */
async function apply(run: Run, change: PasswordChange, directory: PostgresDirectory): Promise<ResetResult> {
  const { grant, passwordHash, at, notice, reply } = change;
  const { userId, requestedAt } = await holderOf(run, grant);
  if (userId === undefined) return { kind: "refused" };
  await run(sql`SELECT pg_advisory_xact_lock(${LOCK}::int, hashtext(${userId}))`);
  const kept = reply && (await findReply(run, reply.id, at));
  if (kept !== undefined) return { kind: "repeated", reply: kept };
  if (grant.kind === "reset_token" && !(await consume(run, grant.digest, at))) return { kind: "refused" };
  const place = { query: queryOn(run) };
  const user = await directory.setPassword({ userId, passwordHash, at, requestedAt }, place);
  if (user === undefined) return { kind: "refused" };
  await directory.revokeSessions?.(userId, place);
  await run(sql`UPDATE reset_tokens SET used_at = ${at} WHERE account_id = ${userId} AND used_at IS NULL`);
  await run(sql`UPDATE reset_replies SET sealed = NULL WHERE account_id = ${userId} AND sealed IS NOT NULL`);
  if (reply !== undefined) await keepReply(run, reply, { accountId: userId, keyId: undefined });
  await run(insertMail({ ...notice, recipient: user.email }));
  await keepEntry(run, change.audit, userId);
  const account = { id: userId, email: user.email, createdAt: 0, disabledAt: undefined };
  return { kind: "changed", account };
}

type Holder = { readonly userId: string | undefined; readonly requestedAt: number | undefined };

async function holderOf(run: Run, grant: ResetGrant): Promise<Holder> {
  if (grant.kind === "key") return { userId: grant.accountId, requestedAt: undefined };
  const { rows } = await run<{ readonly account_id: string | null; readonly created_at: number }>(sql`
    SELECT account_id, created_at FROM reset_tokens WHERE digest = ${grant.digest}`);
  return { userId: rows[0]?.account_id ?? undefined, requestedAt: rows[0]?.created_at };
}

function queryOn(run: Run): Query {
  return async <Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await run<Row>({ text, values: [...values] });
    return rows;
  };
}
