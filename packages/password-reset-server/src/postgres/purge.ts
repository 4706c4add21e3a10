import sql, { type Sql } from "sql-template-tag";
import type { Store } from "../stores/port.ts";
import type { Run } from "./connect.ts";

/** Rows that are deleted at a time, so that no transaction grows without bound. */
const BATCH = 5000;

/** Deletes what is over. Rows that somebody is working on are left for the next time: waiting for them could deadlock. */
export async function purge(run: Run, { before, now }: Parameters<Store["purge"]>[0]): Promise<void> {
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
  for (const statement of statements) {
    while ((await run(statement)).count === BATCH);
  }
}
