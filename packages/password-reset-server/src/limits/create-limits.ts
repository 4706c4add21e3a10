import type { LimitDecision, Limiter, LimitOption, LimitOptions } from "./limiter.ts";
import { createMemoryLimiter } from "./memory-limiter.ts";

const MINUTE = 60_000;

/** The three limiters that a request passes, each of them present. */
export type Limits = Readonly<Record<keyof LimitOptions, Limiter>>;

/** Makes the limiters from what the host asked for; `false` for none at all. */
export function createLimits(options: LimitOptions | false = {}): Limits {
  const chosen = options === false ? ({ key: false, address: false, network: false } as const) : options;
  return {
    key: createLimiter(chosen.key ?? { requests: 600, window: MINUTE }),
    address: createLimiter(chosen.address ?? { requests: 10, window: 60 * MINUTE }),
    network: createLimiter(chosen.network ?? { requests: 600, window: MINUTE }),
  };
}

function createLimiter(option: LimitOption): Limiter {
  if (option === false) return async (): Promise<LimitDecision> => ({ allowed: true });
  return typeof option === "function" ? option : createMemoryLimiter(option);
}
