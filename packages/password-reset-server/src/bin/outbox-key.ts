import { randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isPostgres } from "./database.ts";
import { UsageError } from "./io.ts";

const KEY_BYTES = 32;

/** Where the outbox key may come from, first found first taken. */
export type OutboxKeySource = {
  /** The key itself in base64, from the environment. */
  readonly value: string | undefined;
  /** A file that holds it in base64. */
  readonly file: string | undefined;
  readonly database: string;
};

/** The outbox key, and the file that was made for it where there was none. */
export type LoadedOutboxKey = { readonly key: Uint8Array; readonly created: string | undefined };

/**
 * Reads the outbox key; where none was given it is beside the database's file, and made there the first time, for its
 * owner alone.
 *
 * @throws {@link UsageError} where what was given is not a key, and where none was given and the database is no file.
 */
export function loadOutboxKey({ value, file, database }: OutboxKeySource): LoadedOutboxKey {
  if (value !== undefined) return { key: decode(value, "METAL_RESET_OUTBOX_KEY"), created: undefined };
  if (file !== undefined) return { key: decode(readFileSync(file, "utf8"), file), created: undefined };
  if (isPostgres(database)) throw missing();
  if (database === ":memory:") return { key: randomBytes(KEY_BYTES), created: undefined };
  const beside = `${database}.outbox-key`;
  const created = createOnce(beside);
  return { key: decode(readFileSync(beside, "utf8"), beside), created: created ? beside : undefined };
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

function decode(text: string, source: string): Uint8Array {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length === KEY_BYTES) return key;
  throw new UsageError(
    `${source} does not hold ${KEY_BYTES} bytes in base64. The server did not start. Make a key with: openssl rand -base64 32`,
  );
}
