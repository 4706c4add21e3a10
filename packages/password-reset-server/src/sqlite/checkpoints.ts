import { Worker } from "node:worker_threads";

/** Copies what was committed from SQLite's log into its file, beside the work that goes on. */
export type Checkpoints = {
  /** Tells that so many writes were committed. */
  readonly committed: (writes: number) => void;
  /** Ends the thread, if one was begun. */
  readonly stop: () => Promise<void>;
};

/** After how many writes the log is copied: so few pages that copying them delays no commit beside it. */
const WRITES = 100;

// A text, and not a file of its own, so that bundlers need not know of it.
const THREAD = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { DatabaseSync } = require("node:sqlite");
  const database = new DatabaseSync(workerData);
  const checkpoint = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");
  parentPort.on("message", () => {
    checkpoint.get();
    parentPort.postMessage("done");
  });
`;

/**
 * Makes it for the database at a path. SQLite itself does this within a commit, which then takes some hundred times as
 * long, and whoever is answered after that commit waits. A passive checkpoint holds up nobody. The thread is begun with
 * the first hundred writes, and does not keep the process alive.
 */
export function createCheckpoints(path: string): Checkpoints {
  let thread: Worker | undefined;
  let isBusy = false;
  let writes = 0;

  function begin(): Worker {
    const worker = new Worker(THREAD, { eval: true, workerData: path });
    worker.unref();
    worker.on("message", () => (isBusy = false));
    // Then it stays busy, and SQLite copies within a commit again.
    worker.on("error", () => {});
    return worker;
  }

  return {
    committed(count) {
      writes += count;
      if (isBusy || writes < WRITES) return;
      writes = 0;
      isBusy = true;
      thread ??= begin();
      // Not a window's: there is no origin to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      thread.postMessage("checkpoint");
    },
    async stop() {
      isBusy = true;
      await thread?.terminate();
    },
  };
}
