import sql from "sql-template-tag";
import { SAMPLE, type DatabaseFacts } from "../doctor/database-facts.ts";
import type { AppliedMigration } from "../stores/migration.ts";
import { connect, DEFAULT_SCHEMA, type Run } from "./connect.ts";
import { MIGRATIONS } from "./migrations.ts";
import { readStatus } from "./outbox.ts";

type Clock = { readonly version: string; readonly now: number };

/** How long to wait for a lock that somebody else has, in ms. */
const PATIENCE = 10_000;

/**
 * Looks at the database at a URL without writing to it.
 *
 * @throws the driver's error where it cannot be reached.
 */
export async function inspectPostgres(url: string): Promise<DatabaseFacts> {
  const database = connect(url, { schema: DEFAULT_SCHEMA, connections: 1, patience: PATIENCE });
  try {
    return await inspect(database.run);
  } finally {
    await database.close();
  }
}

async function inspect(run: Run): Promise<DatabaseFacts> {
  // The connection is made first: what that takes is no difference of clocks.
  await run(sql`SELECT 1`);
  const before = Date.now();
  const { rows: clock } = await run<Clock>(sql`
    SELECT current_setting('server_version') AS version,
      (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT AS now`);
  const after = Date.now();
  const [{ version, now } = { version: "", now: before }] = clock;
  const applied = (await has(run, "migrations"))
    ? (await run<AppliedMigration>(sql`SELECT id, checksum FROM migrations ORDER BY id`)).rows
    : undefined;
  const outbox = await has(run, "outbox");
  return {
    version: `PostgreSQL ${version.split(" ")[0]}`,
    migrations: MIGRATIONS,
    applied,
    outbox: outbox ? await readStatus(run) : undefined,
    sealed: outbox ? await sealedIn(run) : [],
    newestAt: (await has(run, "audit")) ? await newestIn(run) : undefined,
    // Asked between two looks at ours: only what lies outside of them is a difference.
    ahead: now - Math.min(Math.max(now, before), after),
  };
}

async function has(run: Run, table: string): Promise<boolean> {
  const { rows } = await run<{ readonly found: boolean }>(
    sql`SELECT to_regclass(${table}) IS NOT NULL AS found`,
  );
  return rows[0]?.found === true;
}

async function sealedIn(run: Run): Promise<readonly Uint8Array[]> {
  const { rows } = await run<{ readonly sealed: Uint8Array }>(sql`
    SELECT sealed FROM outbox WHERE state = 'pending' AND sealed IS NOT NULL LIMIT ${SAMPLE}`);
  return rows.map(({ sealed }) => sealed);
}

async function newestIn(run: Run): Promise<number | undefined> {
  const { rows } = await run<{ readonly at: number }>(sql`SELECT at FROM audit ORDER BY seq DESC LIMIT 1`);
  return rows[0]?.at;
}
