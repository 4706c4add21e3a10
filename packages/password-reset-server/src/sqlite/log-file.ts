import { closeSync, fdatasync, openSync } from "node:fs";

/** The file that SQLite's write-ahead log is in. */
export type LogFile = {
  /** Resolves when all that was committed before the call is on the disk. */
  readonly sync: () => Promise<void>;
  /** Lets go of the file, once. Nothing may be under way. */
  readonly close: () => void;
};

/**
 * Opens the log of a database that is open. SQLite would synchronize it within each commit, and the thread that answers
 * requests would do nothing else for as long as the disk takes. So it is told not to (`synchronous = NORMAL`, with which
 * a crash can cost the last commits and nothing more), and this does the same beside it, before anybody is told of a
 * commit. The log stays the same file for as long as a database is open, and SQLite has no locks on it that closing it
 * here could take away.
 */
export function openLogFile(path: string): LogFile {
  // Windows synchronizes only what may be written.
  let file: number | undefined = openSync(`${path}-wal`, "r+");
  return {
    sync: () =>
      new Promise((resolve, reject) => {
        if (file === undefined) reject(new Error("the log was closed"));
        else fdatasync(file, (error) => (error === null ? resolve() : reject(error)));
      }),
    close() {
      // By then its number may be that of somebody else's file.
      const closing = file;
      file = undefined;
      if (closing !== undefined) closeSync(closing);
    },
  };
}
