import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { PasswordResetServerError } from "../errors/server-error.ts";
import { MIGRATIONS, type Migration } from "./migrations.ts";

/**
 * Takes the steps of the schema that a database has not taken yet, all in one transaction. Of two processes that
 * start at once, one takes them and the other finds them taken.
 *
 * @returns the names of the steps that were taken.
 * @throws {@link PasswordResetServerError} `store_incompatible` where the database took a step that is not known here,
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

function takeSteps(database: DatabaseSync, migrations: readonly Migration[]): readonly string[] {
  database.exec(
    "CREATE TABLE IF NOT EXISTS migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT",
  );
  const known = new Map(migrations.map((migration) => [migration.id, checksum(migration)]));
  const applied = database.prepare("SELECT id, checksum FROM migrations").all();
  for (const { id, checksum: recorded } of applied) {
    if (known.get(Number(id)) !== recorded) throw incompatible(Number(id));
  }
  const done = new Set(applied.map(({ id }) => Number(id)));
  const insert = database.prepare("INSERT INTO migrations (id, name, checksum) VALUES (?, ?, ?)");
  const open = migrations.filter(({ id }) => !done.has(id));
  for (const migration of open) {
    database.exec(migration.sql);
    insert.run(migration.id, migration.name, checksum(migration));
  }
  return open.map(({ name }) => name);
}

/** Of the words alone: how the SQL is laid out does not matter. */
function checksum({ sql }: Migration): string {
  return createHash("sha256").update(sql.replaceAll(/\s+/g, " ").trim()).digest("hex");
}

function incompatible(id: number): PasswordResetServerError {
  return new PasswordResetServerError(
    "store_incompatible",
    `The database has taken schema step ${id}, which this version does not know. Nothing was changed. ` +
      "Use the version that made it, or a newer one.",
  );
}
