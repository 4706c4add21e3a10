import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Check } from "./check.ts";

const OTHERS = 0o007;
const GROUP = 0o070;

/**
 * Tells whether the files of a SQLite database are its owner's alone, and whether this user may write them.
 *
 * @param path the database.
 * @param key the file of the outbox key, if it is in one.
 */
export function checkFiles(path: string, key: string | undefined): Check {
  const name = "Files";
  const own = [path, `${path}-wal`, `${path}-shm`].filter((file) => existsSync(file));
  const closed = [...own, dirname(path)].find((file) => !mayWrite(file));
  if (closed !== undefined) {
    const next = "Run as the user whose file it is, or give it to this one.";
    return { name, state: "failed", text: `This user may not write to ${closed}.`, next };
  }
  // Windows keeps its permissions elsewhere.
  if (process.platform === "win32") return { name, state: "ok", text: "They can be written." };
  const files = key !== undefined && existsSync(key) ? [...own, key] : own;
  const open = files.find((file) => isOpenTo(file, OTHERS)) ?? files.find((file) => isOpenTo(file, GROUP));
  if (open === undefined) {
    return { name, state: "ok", text: "They can be written by this user, and read by their owner alone." };
  }
  const whom = isOpenTo(open, OTHERS) ? "Every user of this machine" : "A group";
  const state = isOpenTo(open, OTHERS) && open !== key ? "failed" : "warning";
  return { name, state, text: `${whom} can open ${open}.`, next: `Run chmod 600 ${open}` };
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function isOpenTo(path: string, whom: number): boolean {
  return (statSync(path).mode & whom) !== 0;
}
