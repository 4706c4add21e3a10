import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { FoundKeys } from "../doctor/check-outbox-key.ts";
import { isPostgres } from "./database.ts";
import { UsageError } from "./io.ts";

const KEY_BYTES = 32;
const VARIABLE = "METAL_RESET_OUTBOX_KEY";

/** Where the outbox key may come from, first found first taken. */
export type OutboxKeySource = {
  /** The key itself in base64, or several behind commas, newest first, from the environment. */
  readonly value: string | undefined;
  /** A file that holds it in base64, or several, newest first. */
  readonly file: string | undefined;
  readonly database: string;
};

/** The outbox keys, and the file that was made for it where there was none. */
export type LoadedOutboxKey = {
  /** Newest first. */
  readonly keys: readonly Uint8Array[];
  readonly created: string | undefined;
};

/**
 * Reads the outbox key where there is one, and makes none.
 *
 * @throws {@link UsageError} where what was given is not a key.
 */
export function findOutboxKey({ value, file, database }: OutboxKeySource): FoundKeys | undefined {
  if (value !== undefined) return { keys: decode(value, VARIABLE), source: VARIABLE };
  const path = file ?? besideOf(database);
  if (path === undefined || (file === undefined && !existsSync(path))) return undefined;
  return { keys: decode(readFileSync(path, "utf8"), path), source: path };
}

/** The file in which a server keeps the key that it makes; `undefined` where it makes none. */
export function besideOf(database: string): string | undefined {
  return isPostgres(database) || database === ":memory:" ? undefined : `${database}.outbox-key`;
}

/**
 * Reads the outbox key; where none was given it is beside the database's file, and made there the first time, for its
 * owner alone.
 *
 * @throws {@link UsageError} where what was given is not a key, and where none was given and the database is no file.
 */
export function loadOutboxKey(source: OutboxKeySource): LoadedOutboxKey {
  const found = findOutboxKey(source);
  if (found !== undefined) return { keys: found.keys, created: undefined };
  if (isPostgres(source.database)) throw missing();
  const beside = besideOf(source.database);
  if (beside === undefined) return { keys: [randomBytes(KEY_BYTES)], created: undefined };
  const created = createOnce(beside);
  return { keys: decode(readFileSync(beside, "utf8"), beside), created: created ? beside : undefined };
}

/** Makes the file whole or not at all: of two processes that start at once, both read the same key. */
function createOnce(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function missing(): UsageError {
  return new UsageError(
    "There is no outbox key. The server did not start. All servers on one PostgreSQL need the same: make one with openssl rand -base64 32, and give it by METAL_RESET_OUTBOX_KEY or --outbox-key-file.",
  );
}

/** Several, newest first, stand on lines or behind commas. */
function decode(text: string, source: string): readonly Uint8Array[] {
  const keys = text
    .trim()
    .split(/[\s,]+/)
    .map((one) => Buffer.from(one, "base64"));
  if (keys.every(({ length }) => length === KEY_BYTES)) return keys;
  throw new UsageError(
    `${source} does not hold ${KEY_BYTES} bytes in base64. No server starts with it. Make a key with: openssl rand -base64 32`,
  );
}
