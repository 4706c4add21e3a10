import type { Limit, LimitDecision, Limiter, LimitOption, LimitOptions } from "./limiter.ts";
import { createMemoryLimiter } from "./memory-limiter.ts";
import { UNLIMITED } from "./quotas.ts";

const MINUTE = 60_000;

/** The limiters that a request passes, each of them present, and what is known of how much they let through. */
export type Limits = Readonly<Record<keyof LimitOptions, Limiter>> & {
  readonly policies: Readonly<Record<"server" | "key", Limit | undefined>>;
};

/** Makes a limiter that counts to a limit, under a name. */
type CountTo = (name: string, limit: Limit) => Limiter;

/**
 * Makes the limiters from what the host asked for; `false` for none at all.
 *
 * @param countTo where requests are counted unless the host brings a limiter of its own.
 */
export function createLimits(options: LimitOptions | false = {}, countTo: CountTo = inThisProcess): Limits {
  const create = (name: keyof LimitOptions, option: LimitOption): Limiter => {
    if (option === false) return async (): Promise<LimitDecision> => UNLIMITED;
    return typeof option === "function" ? option : countTo(name, option);
  };
  const chosen = options === false ? NONE : options;
  const key = chosen.key ?? { requests: 600, window: MINUTE };
  const server = chosen.server ?? false;
  return {
    policies: { server: policyOf(server), key: policyOf(key) },
    server: create("server", server),
    key: create("key", key),
    address: create("address", chosen.address ?? { requests: 10, window: 60 * MINUTE }),
    network: create("network", chosen.network ?? { requests: 600, window: MINUTE }),
  };
}

const NONE = { key: false, address: false, network: false, server: false } as const;

/** A limiter of the host's own keeps to itself how much it lets through. */
function policyOf(option: LimitOption): Limit | undefined {
  return typeof option === "object" ? option : undefined;
}

function inThisProcess(_name: string, limit: Limit): Limiter {
  return createMemoryLimiter(limit);
}
