import { checksum, openMigrations, type AppliedMigration, type Migration } from "../stores/migration.ts";
import { connect, type Sql, type Transaction } from "./connect.ts";
import { MIGRATIONS } from "./migrations.ts";

/** The schema that holds the tables unless another is named. */
export const DEFAULT_SCHEMA = "public";

/** Names our lock among those that other programs take in the same database. */
const LOCK = 0x6d_65_74_6c;

/**
 * Takes the steps of the schema that a database has not taken yet, all in one transaction, and makes the schema itself
 * where it is not there. Of processes that start at once, on any machine, one takes them and the others wait.
 *
 * @returns the names of the steps that were taken.
 * @throws PasswordResetServerError `store_incompatible` where the database took a step that is not known here,
 * or that was another one.
 */
export async function migrate(
  sql: Sql,
  schema: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  return sql.begin(async (transaction) => {
    await transaction`SELECT pg_advisory_xact_lock(${LOCK}::int, hashtext(${schema}))`;
    await makeSchema(transaction, schema);
    return takeSteps(transaction, migrations);
  });
}

/** Migrates the database at a URL, over a connection of its own. */
export async function migratePostgres(url: string): Promise<readonly string[]> {
  const sql = connect(url, { schema: DEFAULT_SCHEMA, connections: 1 });
  try {
    return await migrate(sql, DEFAULT_SCHEMA);
  } finally {
    await sql.end();
  }
}

/** Asked for first: making one that is there takes a right that the server's user need not have. */
async function makeSchema(transaction: Transaction, schema: string): Promise<void> {
  const found = await transaction`SELECT 1 FROM pg_namespace WHERE nspname = ${schema}`;
  if (found.length === 0) await transaction`CREATE SCHEMA ${transaction(schema)}`;
}

async function takeSteps(
  transaction: Transaction,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await transaction`
    CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)`;
  const applied = await transaction<AppliedMigration[]>`SELECT id, checksum FROM migrations`;
  const open = openMigrations(migrations, applied);
  for (const migration of open) {
    await transaction.unsafe(migration.sql);
    await transaction`
      INSERT INTO migrations (id, name, checksum) VALUES (${migration.id}, ${migration.name}, ${checksum(migration)})`;
  }
  return open.map(({ name }) => name);
}
