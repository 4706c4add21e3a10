import sql, { type Sql } from "sql-template-tag";
import type { Store } from "../stores/port.ts";
import type { Run } from "./connect.ts";

/** Rows that are deleted at a time, so that no transaction grows without bound. */
const BATCH = 5000;

/** Deletes what is over. Rows that somebody is working on are left for the next time: waiting for them could deadlock. */
export async function purge(
  run: Run,
  { before, now, auditBefore }: Parameters<Store["purge"]>[0],
): Promise<void> {
  const statements: readonly Sql[] = [
    sql`DELETE FROM reset_tokens WHERE digest = ANY (ARRAY (
      SELECT digest FROM reset_tokens WHERE expires_at < ${before} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
    sql`DELETE FROM reset_replies WHERE id = ANY (ARRAY (
      SELECT id FROM reset_replies WHERE expires_at <= ${now} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
    sql`DELETE FROM reset_requests WHERE id = ANY (ARRAY (
      SELECT id FROM reset_requests WHERE expires_at <= ${now} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
    sql`DELETE FROM outbox WHERE id = ANY (ARRAY (
      SELECT id FROM outbox WHERE state = 'delivered' AND finished_at < ${before}
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
    sql`DELETE FROM limits WHERE key = ANY (ARRAY (
      SELECT key FROM limits WHERE expire < ${now} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
  ];
  for (const statement of statements) await runToTheEnd(run, statement);
  if (auditBefore !== undefined) await purgeAudit(run, auditBefore);
}

/** Entries come nearly in the order of time: those to delete are found without an index that each one would pay for. */
async function purgeAudit(run: Run, before: number): Promise<void> {
  await run(sql`UPDATE audit_horizon SET at = ${before} WHERE at < ${before}`);
  const { rows } = await run<{ readonly first: number | null }>(sql`
    SELECT coalesce(
      (SELECT seq FROM audit WHERE at >= ${before} ORDER BY seq LIMIT 1), (SELECT max(seq) FROM audit)
    ) AS first`);
  const first = rows[0]?.first ?? 0;
  await runToTheEnd(
    run,
    sql`DELETE FROM audit WHERE seq = ANY (ARRAY (
      SELECT seq FROM audit WHERE seq < ${first} AND at < ${before} ORDER BY seq
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
  );
}

async function runToTheEnd(run: Run, statement: Sql): Promise<void> {
  while ((await run(statement)).count === BATCH);
}
