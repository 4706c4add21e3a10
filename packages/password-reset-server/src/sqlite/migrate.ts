import type { DatabaseSync } from "node:sqlite";
import { checksum, openMigrations, type Migration } from "../stores/migration.ts";
import { MIGRATIONS } from "./migrations.ts";
import { openDatabase } from "./open-database.ts";

/**
 * Takes the steps of the schema that a database has not taken yet, all in one transaction. Of two processes that
 * start at once, one takes them and the other finds them taken.
 *
 * @returns the names of the steps that were taken.
 * @throws PasswordResetServerError `store_incompatible` where the database took a step that is not known here,
 * or that was another one.
 */
export function migrate(
  database: DatabaseSync,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly string[] {
  // The write lock comes first, and with it the certainty that nobody else is between reading and writing.
  database.exec("BEGIN IMMEDIATE");
  try {
    const taken = takeSteps(database, migrations);
    database.exec("COMMIT");
    return taken;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

/** Migrates the file at a path, which is made where there is none. */
export function migrateSqlite(path: string): readonly string[] {
  const database = openDatabase(path);
  try {
    return migrate(database);
  } finally {
    database.close();
  }
}

function takeSteps(database: DatabaseSync, migrations: readonly Migration[]): readonly string[] {
  database.exec(
    "CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT",
  );
  const applied = database.prepare("SELECT id, checksum FROM migrations").all();
  const open = openMigrations(
    migrations,
    applied.map((row) => ({ id: Number(row["id"]), checksum: String(row["checksum"]) })),
  );
  const insert = database.prepare("INSERT INTO migrations (id, name, checksum) VALUES (?, ?, ?)");
  for (const migration of open) {
    database.exec(migration.sql);
    insert.run(migration.id, migration.name, checksum(migration));
  }
  return open.map(({ name }) => name);
}
