import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { isBusy } from "./failures.ts";

/**
 * How many pages of 4 KiB the log may have before a commit copies them itself. It is copied long before by another
 * thread, which cannot begin it anew while writes never pause: then there is little left to copy here.
 */
const MOST_PAGES = 8000;

/** How long opening waits for other processes that open or migrate the same file, in ms. */
const BUSY_TIMEOUT = 5000;

/**
 * Opens a database file that only its owner can read, with a write-ahead log and full durability.
 *
 * @param options whether its rows name only users that it has itself. Default `true`.
 */
export function openDatabase(
  path: string,
  { ownUsers = true }: { readonly ownUsers?: boolean } = {},
): DatabaseSync {
  // SQLite would create it readable for all; its log takes the mode of the file.
  if (path !== ":memory:") closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: ownUsers });
  try {
    useWriteAheadLog(database);
    database.exec("PRAGMA synchronous = FULL");
    database.exec(`PRAGMA wal_autocheckpoint = ${MOST_PAGES}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** SQLite does not wait for its busy timeout here: of two processes that open a new file at once, one is refused. */
function useWriteAheadLog(database: DatabaseSync): void {
  const deadline = Date.now() + BUSY_TIMEOUT;
  for (;;) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
