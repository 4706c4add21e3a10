import sql from "sql-template-tag";
import type { Store } from "../stores/port.ts";
import { createAccountStore } from "./accounts.ts";
import { createAuditStore } from "./audit.ts";
import { connect, DEFAULT_SCHEMA } from "./connect.ts";
import { createDirectoryStores, type PostgresDirectory } from "./directory.ts";
import { createKeyStore } from "./keys.ts";
import { createPostgresLimiter } from "./limiter.ts";
import { migratePostgres } from "./migrate.ts";
import { createOutboxStore } from "./outbox.ts";
import { purge } from "./purge.ts";
import { createResetStore } from "./resets.ts";

/** How a PostgreSQL store is opened. */
export type PostgresStoreOptions = {
  /** The schema that holds the tables; made where there is none. Default `public`. */
  readonly schema?: string | undefined;
  /** Most connections at once, from 1. Default 10. */
  readonly connections?: number | undefined;
  /**
   * How long a request waits for a connection, and as long again for a lock that somebody else has, in ms from 1,
   * before it is refused with `store_unavailable`; a statement may take twice as long. Default 3000, so that a client
   * that waits for 10 seconds is told before it gives up.
   */
  readonly patience?: number | undefined;
  /**
   * Users who are kept in other tables of this database, in place of accounts of the server's own; those are then not
   * looked at, and neither are user keys, of which the directory may have some of its own.
   */
  readonly directory?: PostgresDirectory | undefined;
};

/**
 * A store in PostgreSQL 14 or newer, for any number of processes on any number of machines. Its schema is brought up to
 * date, and limits are counted in it, so that all processes share them. Connections that were lost are made again.
 *
 * How durable a commit is, is the database's own setting: with `synchronous_commit` off, a crash of the database can
 * lose mails that were promised.
 *
 * @param url such as `postgres://user:secret@host:5432/name?sslmode=verify-full`.
 * @throws PasswordResetServerError `store_incompatible` where a newer version made the schema, `invalid_option` where the
 * schema's name would need quotes, and the driver's error where the database cannot be reached.
 * @example
 * ```ts
 * import { openPostgresStore } from "@metal/password-reset-server/postgres";
 *
 * const store = await openPostgresStore("postgres://localhost/metal");
 * ```
 */
export async function openPostgresStore(url: string, options: PostgresStoreOptions = {}): Promise<Store> {
  const { schema = DEFAULT_SCHEMA, connections = 10, patience = 3000 } = options;
  // Refuses options that are none, and connects only when it is used.
  const database = connect(url, { schema, connections, patience });
  await migratePostgres(url, schema);
  return {
    accounts: createAccountStore(database),
    keys: createKeyStore(database),
    resets: createResetStore(database),
    ...(options.directory !== undefined && createDirectoryStores(database, options.directory)),
    outbox: createOutboxStore(database),
    audit: createAuditStore(database),
    purge: (moments) => purge(database.runAtLength, moments),
    createLimiter: (name, limit) => createPostgresLimiter(database.run, name, limit),
    async probe() {
      await database.run(sql`
        INSERT INTO probe (id, at) VALUES (1, ${Date.now()}) ON CONFLICT (id) DO UPDATE SET at = excluded.at`);
    },
    close: database.close,
  };
}
