import type { DatabaseSync } from "node:sqlite";
import { storeUnavailable } from "../stores/unavailable.ts";

/** Told when a commit is durable, or that this is not certain. */
export type Commit = { readonly settle: () => void; readonly fail: (reason: unknown) => void };

/** Makes commits durable, several at once. */
export type Syncs = {
  /** Tells of commits when they are. */
  readonly follow: (commits: readonly Commit[]) => void;
  /** Resolves when all that was committed until now, by whichever process, is. */
  readonly durable: () => Promise<void>;
  /**
   * To be called outside a transaction, before the next commit and before what was read is said to be durable: after a
   * failure, brings what is in the log into the file.
   *
   * @throws PasswordResetServerError `store_unavailable` where that cannot be done yet.
   */
  readonly mend: () => void;
};

/**
 * Makes it on what synchronizes the log; without that, each commit is durable by itself. When synchronizing fails, the
 * system forgets what it could not write and calls the next attempt a success. So nothing is committed behind a gap in
 * the log: SQLite first has to copy the log, which it still sees whole, into the file, and to begin a new one.
 */
export function createSyncs(database: DatabaseSync, sync: (() => Promise<void>) | undefined): Syncs {
  let next: Commit[] = [];
  let isSyncing = false;
  let hasFailed = false;

  async function syncNext(makeDurable: () => Promise<void>): Promise<void> {
    isSyncing = true;
    while (next.length > 0) {
      const commits = next;
      next = [];
      try {
        await makeDurable();
        for (const { settle } of commits) settle();
      } catch (cause) {
        hasFailed = true;
        // Those that came in the meantime are behind the gap.
        const behind = next;
        next = [];
        const error = new Error("whether what was committed is on the disk is not certain", { cause });
        for (const { fail } of [...commits, ...behind]) fail(error);
      }
    }
    isSyncing = false;
  }

  function follow(commits: readonly Commit[]): void {
    if (sync === undefined) {
      for (const { settle } of commits) settle();
      return;
    }
    next.push(...commits);
    if (!isSyncing) void syncNext(sync);
  }

  return {
    follow,
    durable: () =>
      new Promise((resolve, reject) => {
        follow([{ settle: resolve, fail: reject }]);
      }),
    mend() {
      if (!hasFailed) return;
      const { busy } = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() ?? {};
      if (busy !== 0) throw storeUnavailable("locked", "What was written before is not on the disk yet");
      hasFailed = false;
    },
  };
}
