import { migrateSqlite } from "../sqlite/migrate.ts";
import { openSqliteStore } from "../sqlite/index.ts";
import type { Store } from "../stores/port.ts";

/** Tells whether a database is named by the URL of a PostgreSQL, and not by the path of a file. */
export function isPostgres(database: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(database);
}

/** A database's name as it may be shown: of a URL, nothing that could be a secret. */
export function nameOf(database: string): string {
  if (!isPostgres(database)) return database;
  if (!URL.canParse(database)) return "PostgreSQL";
  const { protocol, host, pathname } = new URL(database);
  return `${protocol}//${host}${pathname}`;
}

/** Opens a database by its path or URL, its schema brought up to date. */
export async function openStore(database: string): Promise<Store> {
  if (!isPostgres(database)) return openSqliteStore(database);
  const { openPostgresStore } = await import("../postgres/index.ts");
  return openPostgresStore(database);
}

/** Brings the schema of a database up to date, and gives the names of the steps that it took. */
export async function migrateDatabase(database: string): Promise<readonly string[]> {
  if (!isPostgres(database)) return migrateSqlite(database);
  const { migratePostgres } = await import("../postgres/migrate.ts");
  return migratePostgres(database);
}

/** Opens the database for a piece of work, and closes it whatever becomes of that. */
export async function withStore<Result>(
  database: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(database);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
