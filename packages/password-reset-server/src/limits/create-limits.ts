import type { Limit, LimitDecision, Limiter, LimitOption, LimitOptions } from "./limiter.ts";
import { createMemoryLimiter } from "./memory-limiter.ts";

const MINUTE = 60_000;

/** The three limiters that a request passes, each of them present. */
export type Limits = Readonly<Record<keyof LimitOptions, Limiter>>;

/** Makes a limiter that counts to a limit, under a name. */
type CountTo = (name: string, limit: Limit) => Limiter;

/**
 * Makes the limiters from what the host asked for; `false` for none at all.
 *
 * @param countTo where requests are counted unless the host brings a limiter of its own.
 */
export function createLimits(options: LimitOptions | false = {}, countTo: CountTo = inThisProcess): Limits {
  const create = (name: keyof LimitOptions, option: LimitOption): Limiter => {
    if (option === false) return async (): Promise<LimitDecision> => ({ allowed: true });
    return typeof option === "function" ? option : countTo(name, option);
  };
  const chosen = options === false ? ({ key: false, address: false, network: false } as const) : options;
  return {
    key: create("key", chosen.key ?? { requests: 600, window: MINUTE }),
    address: create("address", chosen.address ?? { requests: 10, window: 60 * MINUTE }),
    network: create("network", chosen.network ?? { requests: 600, window: MINUTE }),
  };
}

function inThisProcess(_name: string, limit: Limit): Limiter {
  return createMemoryLimiter(limit);
}
