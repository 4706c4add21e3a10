import type { DatabaseSync } from "node:sqlite";
import { explainFailure, isBusy } from "./failures.ts";
import { createReads, type Reads } from "./reads.ts";
import { createSyncs, type Commit } from "./syncs.ts";

/** Runs writes, each atomic, and tells each caller only after the commit; and reads between them. */
export type WriteQueue = {
  /** Runs a piece of synchronous work that only reads. It sees what was committed until this turn of the event loop. */
  readonly read: Reads["read"];
  /**
   * Runs a piece of synchronous work; resolves when it is durable, rejects when nothing of it was kept. It may be run
   * again where another process was in the way, or a neighbour failed.
   *
   * @throws PasswordResetServerError `store_unavailable` where the file is locked for too long, full or read-only.
   */
  readonly write: <Result>(work: () => Result) => Promise<Result>;
  /**
   * Resolves when all that was committed until now, by whichever process, is on the disk.
   *
   * @throws PasswordResetServerError `store_unavailable` where the disk has failed before, and that cannot be mended yet.
   */
  readonly durable: () => Promise<void>;
  /** Commits what is waiting, and resolves when nothing is under way any more. */
  readonly finish: () => Promise<void>;
};

/** How long to wait for another process. */
export type WriteQueueOptions = {
  /** How long writes wait for another process's, in ms, from 0. */
  readonly patience: number;
  /** Told after each commit how many writes were in it. */
  readonly onCommit?: ((writes: number) => void) | undefined;
  /** Makes durable what was committed before the call. Without it, a commit is itself durable. */
  readonly sync?: (() => Promise<void>) | undefined;
};

type Entry = { readonly run: () => () => void; readonly fail: (reason: unknown) => void };

/** How long SQLite itself waits, in ms: nothing else is done in the meantime, as its calls block. */
export const BLOCKING_WAIT = 20;
/** After how many ms a lock is asked for again. */
const PAUSE = 10;

/**
 * Lets writes that arrive in the same turn of the event loop share one transaction, and each fails alone. Making a
 * commit durable costs a wait for the disk, however much is in it: commits that come during one such wait share the
 * next. While another process holds the lock, writes wait, and all that reads goes on.
 */
export function createWriteQueue(database: DatabaseSync, options: WriteQueueOptions): WriteQueue {
  const { patience, onCommit } = options;
  const syncs = createSyncs(database, options.sync);
  const reads = createReads(database);
  let waiting: Entry[] = [];
  let lockedSince: number | undefined;

  function flush(): void {
    reads.end();
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      syncs.mend();
      const commits = commitTogether(database, batch);
      lockedSince = undefined;
      syncs.follow(commits);
      onCommit?.(batch.length);
    } catch (error) {
      lockedSince ??= performance.now();
      if (isBusy(error) && performance.now() - lockedSince < patience) {
        waiting = batch;
        setTimeout(flush, PAUSE);
        return;
      }
      lockedSince = undefined;
      for (const { fail } of batch) fail(explainFailure(error));
    }
  }

  async function durable(): Promise<void> {
    // Synchronized once more, a log that has a gap is called whole.
    reads.end();
    syncs.mend();
    return syncs.durable();
  }

  return {
    read: reads.read,
    write: (work) =>
      new Promise((resolve, reject) => {
        const run = (): (() => void) => {
          const result = work();
          return () => resolve(result);
        };
        if (waiting.push({ run, fail: reject }) === 1) setImmediate(flush);
      }),
    durable,
    async finish() {
      flush();
      await durable().catch(() => {});
    },
  };
}

/**
 * What is left to do after the commit: tell each caller what became of its write. A savepoint for each costs half as much
 * as the writes themselves and hardly ever is one needed, so they are used only where one of the writes has failed.
 */
function commitTogether(database: DatabaseSync, batch: readonly Entry[]): readonly Commit[] {
  try {
    return inTransaction(database, () => batch.map(({ run, fail }) => ({ settle: run(), fail })));
  } catch (error) {
    if (isBusy(error) || batch.length === 1) throw error;
    return inTransaction(database, () => batch.map((entry) => runInSavepoint(database, entry)));
  }
}

function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function runInSavepoint(database: DatabaseSync, { run, fail }: Entry): Commit {
  database.exec("SAVEPOINT one");
  try {
    const settle = run();
    database.exec("RELEASE one");
    return { settle, fail };
  } catch (error) {
    // Some failures, such as a full disk, end the whole transaction: then no one's write was kept.
    if (!database.isTransaction) throw error;
    database.exec("ROLLBACK TO one; RELEASE one");
    return { settle: () => fail(explainFailure(error)), fail };
  }
}
