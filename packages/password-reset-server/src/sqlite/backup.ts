import { closeSync, openSync } from "node:fs";
import { backup } from "node:sqlite";
import { openDatabase } from "./open-database.ts";

/**
 * Copies a database that may be in use to a new file, for its owner alone: all that was committed, as of one moment.
 *
 * @throws where the file is there already (`EEXIST`), or cannot be written.
 */
export async function backupSqlite(path: string, target: string): Promise<void> {
  const database = openDatabase(path);
  try {
    closeSync(openSync(target, "wx", 0o600));
    await backup(database, target);
  } finally {
    database.close();
  }
}
