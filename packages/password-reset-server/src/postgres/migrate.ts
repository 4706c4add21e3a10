import sql, { raw } from "sql-template-tag";
import { checksum, openMigrations, type AppliedMigration, type Migration } from "../stores/migration.ts";
import { connect, DEFAULT_SCHEMA, type Run } from "./connect.ts";
import { MIGRATIONS } from "./migrations.ts";

/** Names our lock among those that other programs take in the same database. */
const LOCK = 0x6d_65_74_6c;
/** How long a step waits for a table, in ms: for as long, all that servers do with that table waits behind it. */
const LOCK_TIMEOUT = 3000;

/**
 * Takes the steps of the schema that the database at a URL has not taken yet, all in one transaction, and makes the schema
 * itself where it is not there. Of processes that start at once, on any machine, one takes them and the others wait. A
 * step may take as long as it needs.
 *
 * @param schema the plain name of the schema.
 * @returns the names of the steps that were taken.
 * @throws PasswordResetServerError `store_incompatible` where the database took a step that is not known here,
 * or that was another one; `store_unavailable` where somebody else holds a table that a step changes.
 */
export async function migratePostgres(
  url: string,
  schema: string = DEFAULT_SCHEMA,
): Promise<readonly string[]> {
  const database = connect(url, { schema, connections: 1, patience: undefined });
  try {
    return await database.transaction(async (run) => {
      await run(sql`SELECT pg_advisory_xact_lock(${LOCK}::int, hashtext(${schema}))`);
      await makeSchema(run, schema);
      return takeSteps(run);
    });
  } finally {
    await database.close();
  }
}

/** Asked for first: making one that is there takes a right that the server's user need not have. */
async function makeSchema(run: Run, schema: string): Promise<void> {
  const { count } = await run(sql`SELECT 1 FROM pg_namespace WHERE nspname = ${schema}`);
  if (count === 0) await run(raw(`CREATE SCHEMA ${schema}`));
}

async function takeSteps(run: Run): Promise<readonly string[]> {
  await run(sql`
    CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)`);
  const { rows } = await run<AppliedMigration>(sql`SELECT id, checksum FROM migrations`);
  const open = openMigrations(MIGRATIONS, rows);
  if (open.length > 0) await run(raw(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT}`));
  for (const migration of open) {
    for (const statement of statementsOf(migration)) await run(raw(statement));
    await run(sql`
      INSERT INTO migrations (id, name, checksum) VALUES (${migration.id}, ${migration.name}, ${checksum(migration)})`);
  }
  return open.map(({ name }) => name);
}

/** A prepared statement is one statement. None of ours has a semicolon inside that ends a line. */
function statementsOf({ sql: text }: Migration): readonly string[] {
  return text
    .split(/;$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}
