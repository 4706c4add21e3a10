import { DatabaseSync } from "node:sqlite";

/** Something that only one process has. */
export type Lock = { readonly release: () => void };

/**
 * Takes the lock of a file, or answers `undefined` where another process has it. SQLite takes it from the
 * operating system, which gives it back however the process ends: none is ever left behind.
 */
export function lockFile(path: string): Lock | undefined {
  const database = new DatabaseSync(`${path}.lock`);
  try {
    database.exec("BEGIN EXCLUSIVE");
    return { release: () => database.close() };
  } catch {
    database.close();
    return undefined;
  }
}
