import type { Store } from "../stores/port.ts";
import { createAccountStore } from "./accounts.ts";
import { connect } from "./connect.ts";
import { createKeyStore } from "./keys.ts";
import { createPostgresLimiter } from "./limiter.ts";
import { DEFAULT_SCHEMA, migrate } from "./migrate.ts";
import { createOutboxStore } from "./outbox.ts";
import { purge } from "./purge.ts";
import { createResetStore } from "./resets.ts";

/** How a PostgreSQL store is opened. */
export type PostgresStoreOptions = {
  /** The schema that holds the tables; made where there is none. Default `public`. */
  readonly schema?: string | undefined;
  /** Most connections at once, from 1. Default 10. */
  readonly connections?: number | undefined;
};

/** Seconds that statements under way have to finish when the store is closed. */
const CLOSE_TIMEOUT = 5;

/**
 * A store in PostgreSQL 14 or newer, for any number of processes on any number of machines. Its schema is brought up to
 * date, and limits are counted in it, so that all processes share them. Connections that were lost are made again.
 *
 * How durable a commit is, is the database's own setting: with `synchronous_commit` off, a crash of the database can
 * lose mails that were promised.
 *
 * @param url such as `postgres://user:secret@host:5432/name?sslmode=verify-full`.
 * @throws PasswordResetServerError `store_incompatible` where a newer version made the schema, and the driver's error
 * where the database cannot be reached.
 * @example
 * ```ts
 * import { openPostgresStore } from "@metal/password-reset-server/postgres";
 *
 * const store = await openPostgresStore("postgres://localhost/metal");
 * ```
 */
export async function openPostgresStore(url: string, options: PostgresStoreOptions = {}): Promise<Store> {
  const { schema = DEFAULT_SCHEMA, connections = 10 } = options;
  const sql = connect(url, { schema, connections });
  const close = (): Promise<void> => sql.end({ timeout: CLOSE_TIMEOUT });
  try {
    await migrate(sql, schema);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    accounts: createAccountStore(sql),
    keys: createKeyStore(sql),
    resets: createResetStore(sql),
    outbox: createOutboxStore(sql),
    purge: (moments) => purge(sql, moments),
    createLimiter: (name, limit) => createPostgresLimiter(sql, name, limit),
    close,
  };
}
