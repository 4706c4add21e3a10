import type { Store } from "../stores/port.ts";
import type { StoreFailure } from "../stores/unavailable.ts";
import { errorName, type Logger } from "./logger.ts";

/** Whether the store takes writes, as far as is known. */
export type Writability = {
  /** Notes that a request's write was committed. */
  readonly wrote: () => void;
  /** Notes that a request's write was refused. */
  readonly failed: (reason: StoreFailure) => void;
  /** Tells whether writes work, and writes to find out where nobody has done so of late. It never rejects. */
  readonly check: () => Promise<boolean>;
};

/** What else says nothing of the next write: somebody's lock, or two who were in each other's way. */
const LASTING: ReadonlySet<StoreFailure> = new Set(["full", "read_only"]);
/** For how long a write that worked is believed, in ms. */
const TRUST = 5000;
/** For how long a write that failed is believed, in ms: one row may still have room where many have none. */
const DISTRUST = 10_000;

/** Watches whether writes work. While requests write, nothing else is written. */
export function watchWrites(options: {
  readonly store: Pick<Store, "probe">;
  readonly clock: () => number;
  readonly logger: Logger;
}): Writability {
  const { store, clock, logger } = options;
  let wroteAt: number | undefined;
  let failedAt: number | undefined;
  let probe: Promise<boolean> | undefined;
  let wasWritable = true;

  const isWithin = (ms: number, since: number | undefined): boolean =>
    since !== undefined && Math.abs(clock() - since) < ms;

  async function write(): Promise<boolean> {
    const failedBefore = failedAt;
    try {
      await store.probe?.();
      wroteAt = clock();
      // Unless a request was refused in the meantime.
      if (failedAt === failedBefore) failedAt = undefined;
      return failedAt === undefined;
    } catch (error) {
      wroteAt = undefined;
      if (wasWritable) logger.error({ error: errorName(error) }, "the store takes no writes");
      return false;
    }
  }

  return {
    wrote() {
      wroteAt = clock();
      failedAt = undefined;
    },
    failed(reason) {
      if (LASTING.has(reason)) failedAt = clock();
    },
    async check() {
      const isWritable = await ask();
      if (isWritable && !wasWritable) logger.info({}, "the store takes writes again");
      wasWritable = isWritable;
      return isWritable;
    },
  };

  async function ask(): Promise<boolean> {
    if (isWithin(DISTRUST, failedAt)) return false;
    if (failedAt === undefined && isWithin(TRUST, wroteAt)) return true;
    return (probe ??= write().finally(() => (probe = undefined)));
  }
}
