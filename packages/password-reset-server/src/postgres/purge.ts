import type { Store } from "../stores/port.ts";
import type { Sql } from "./connect.ts";

/** Rows that are deleted at a time, so that no transaction grows without bound. */
const BATCH = 5000;

/** Deletes what is over. Rows that somebody is working on are left for the next time: waiting for them could deadlock. */
export async function purge(sql: Sql, { before, now }: Parameters<Store["purge"]>[0]): Promise<void> {
  await untilFewer(
    () => sql`
      DELETE FROM reset_tokens WHERE digest = ANY (ARRAY (
        SELECT digest FROM reset_tokens WHERE expires_at < ${before} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
  );
  await untilFewer(
    () => sql`
      DELETE FROM reset_replies WHERE id = ANY (ARRAY (
        SELECT id FROM reset_replies WHERE expires_at <= ${now} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
  );
  await untilFewer(
    () => sql`
      DELETE FROM outbox WHERE id = ANY (ARRAY (
        SELECT id FROM outbox WHERE state = 'delivered' AND finished_at < ${before}
        LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
  );
  await untilFewer(
    () => sql`
      DELETE FROM limits WHERE key = ANY (ARRAY (
        SELECT key FROM limits WHERE expire < ${now} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED))`,
  );
}

async function untilFewer(deleteBatch: () => PromiseLike<{ readonly count: number }>): Promise<void> {
  while ((await deleteBatch()).count === BATCH);
}
