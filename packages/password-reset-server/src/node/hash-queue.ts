import pLimit from "p-limit";
import { PasswordResetServerError } from "../errors/server-error.ts";

/** Lets so many pieces of work run at once, and so many wait. */
export type HashQueue = {
  /** @throws {@link PasswordResetServerError} `overloaded` where as many wait as may; the work is then never begun. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly load: () => { readonly running: number; readonly waiting: number };
};

/** Least time to be away for whoever was turned away, in ms. */
const LEAST_WAIT = 1000;

/** Makes a queue that is bounded in both. */
export function createHashQueue(bounds: { readonly concurrency: number; readonly queue: number }): HashQueue {
  const limit = pLimit(bounds.concurrency);
  // How long one took, of late, in ms: later ones count more.
  let typical = 0;
  return {
    async inTurn(work) {
      const ahead = limit.activeCount + limit.pendingCount;
      if (ahead >= bounds.concurrency + bounds.queue)
        throw overloaded((typical * ahead) / bounds.concurrency);
      return limit(async () => {
        const startedAt = performance.now();
        try {
          return await work();
        } finally {
          const took = performance.now() - startedAt;
          typical = typical === 0 ? took : typical * 0.9 + took * 0.1;
        }
      });
    },
    load: () => ({ running: limit.activeCount, waiting: limit.pendingCount }),
  };
}

function overloaded(wait: number): PasswordResetServerError {
  return new PasswordResetServerError(
    "overloaded",
    "More passwords wait to be hashed than may. This one was not hashed. Try again in a moment.",
    { retryAfter: Math.max(LEAST_WAIT, Math.ceil(wait)) },
  );
}
