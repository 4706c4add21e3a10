import type { DatabaseSync } from "node:sqlite";
import type { Directory } from "../directory/port.ts";
import type { Store } from "../stores/port.ts";
import { createAccountStore } from "./accounts.ts";
import { createAuditLog } from "./audit.ts";
import { createCheckpoints } from "./checkpoints.ts";
import { createDirectoryStores } from "./directory.ts";
import { createKeyStore } from "./keys.ts";
import { openLogFile } from "./log-file.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./open-database.ts";
import { createOutboxStore } from "./outbox.ts";
import { createResetStore } from "./resets.ts";
import { BLOCKING_WAIT, createWriteQueue, type WriteQueueOptions } from "./write-queue.ts";

/** How much is written to find out whether writes work. */
const PROBE_BYTES = 32 * 1024;

/** How a SQLite store is opened. */
export type SqliteStoreOptions = {
  /**
   * How long a write waits while another process writes to the file, in ms, from 0, before it is refused with
   * `store_unavailable`. Requests that only read are answered in the meantime. Default 5000.
   */
  readonly patience?: number | undefined;
  /**
   * Users who are kept elsewhere, in place of accounts of the server's own. They share no transaction with this file,
   * so the token is consumed first, then the password is set, then the notice and the reply are kept. Let one process
   * serve such a file: two could each reset one user's password at the same time with a key.
   */
  readonly directory?: Directory | undefined;
};

/**
 * A store in a SQLite file, or with `":memory:"` in this process alone. Its schema is brought up to date, a commit
 * is on the disk before anybody is told of it, and several processes on one machine may share the file.
 *
 * @throws PasswordResetServerError `store_incompatible` where a newer version made the file.
 * @example
 * ```ts
 * import { openSqliteStore } from "@metal/password-reset-server/sqlite";
 *
 * const store = openSqliteStore("accounts.db");
 * ```
 */
export function openSqliteStore(path: string, options: SqliteStoreOptions = {}): Store {
  const { patience = 5000, directory } = options;
  const database = openDatabase(path, { ownUsers: directory === undefined });
  try {
    migrate(database);
    database.exec(`PRAGMA busy_timeout = ${BLOCKING_WAIT}`);
    return path === ":memory:"
      ? createSqliteStore(database, { patience, directory })
      : createStoreInFile(path, database, { patience, directory });
  } catch (error) {
    database.close();
    throw error;
  }
}

/** From here on a commit is made durable by what synchronizes the log. */
function createStoreInFile(
  path: string,
  database: DatabaseSync,
  options: Pick<WriteQueueOptions, "patience"> & Pick<SqliteStoreOptions, "directory">,
): Store {
  const log = openLogFile(path);
  database.exec("PRAGMA synchronous = NORMAL");
  const checkpoints = createCheckpoints(path);
  const onCommit = checkpoints.committed;
  const store = createSqliteStore(database, { ...options, onCommit, sync: log.sync });
  return {
    ...store,
    async close() {
      await checkpoints.stop();
      await store.close();
      log.close();
    },
  };
}

/** A store on a database that is open and up to date. */
export function createSqliteStore(
  database: DatabaseSync,
  options: WriteQueueOptions & Pick<SqliteStoreOptions, "directory">,
): Store {
  const { directory } = options;
  const queue = createWriteQueue(database, options);
  const audit = createAuditLog(database, queue);
  // Tokens expire nearly in the order in which they were made: those to delete are found without an index that each new
  // one would pay for. One that lives longer than those after it keeps them until it has expired too.
  const purgeTokens = database.prepare(
    `DELETE FROM reset_tokens WHERE issue < coalesce(
       (SELECT issue FROM reset_tokens WHERE expires_at >= ? ORDER BY issue LIMIT 1),
       (SELECT max(issue) + 1 FROM reset_tokens))`,
  );
  const purgeReplies = database.prepare("DELETE FROM reset_replies WHERE expires_at <= ?");
  const purgeRequests = database.prepare("DELETE FROM reset_requests WHERE expires_at <= ?");
  // More than a request writes: where this has room, the next request has.
  const probe = database.prepare(
    `INSERT OR REPLACE INTO probe (id, at, filling) VALUES (1, ?, zeroblob(${PROBE_BYTES}))`,
  );
  const purgeMails = database.prepare("DELETE FROM outbox WHERE state = 'delivered' AND finished_at < ?");
  return {
    accounts: createAccountStore(database, queue, audit),
    keys: createKeyStore(database, queue, audit),
    resets: createResetStore(database, queue, audit),
    ...(directory !== undefined && createDirectoryStores(database, queue, audit, directory)),
    outbox: createOutboxStore(database, queue, audit),
    audit: audit.store,
    purge: ({ before, now, auditBefore }) =>
      queue.write(() => {
        purgeTokens.run(before);
        purgeReplies.run(now);
        purgeRequests.run(now);
        purgeMails.run(before);
        if (auditBefore !== undefined) audit.purge(auditBefore);
      }),
    probe: () =>
      queue.write(() => {
        probe.run(Date.now());
      }),
    async close() {
      await queue.finish();
      if (database.isOpen) database.close();
    },
  };
}
