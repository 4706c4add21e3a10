import { DatabaseSync } from "node:sqlite";
import { SAMPLE, type DatabaseFacts } from "../doctor/database-facts.ts";
import { readStatus } from "./outbox.ts";
import { MIGRATIONS } from "./migrations.ts";

/**
 * Looks at a database without writing to it.
 *
 * @throws where the file is not there, cannot be opened or is no database.
 */
export function inspectSqlite(path: string): DatabaseFacts {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const has = (table: string): boolean =>
      database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !==
      undefined;
    const version = `SQLite ${String(database.prepare("SELECT sqlite_version() AS version").get()?.["version"])}`;
    const applied = has("migrations")
      ? database.prepare("SELECT id, checksum FROM migrations ORDER BY id").all()
      : undefined;
    const newest = has("audit")
      ? database.prepare("SELECT at FROM audit ORDER BY seq DESC LIMIT 1").get()
      : undefined;
    return {
      version,
      migrations: MIGRATIONS,
      applied: applied?.map((row) => ({ id: Number(row["id"]), checksum: String(row["checksum"]) })),
      outbox: has("outbox") ? readStatus(database)() : undefined,
      sealed: has("outbox") ? sealedIn(database) : [],
      newestAt: newest && Number(newest["at"]),
      ahead: undefined,
    };
  } finally {
    database.close();
  }
}

function sealedIn(database: DatabaseSync): readonly Uint8Array[] {
  const rows = database
    .prepare("SELECT sealed FROM outbox WHERE state = 'pending' AND sealed IS NOT NULL LIMIT ?")
    .all(SAMPLE);
  return rows.map((row) => row["sealed"] as Uint8Array);
}
