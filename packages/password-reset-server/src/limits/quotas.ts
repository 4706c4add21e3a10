import type { LimitDecision } from "./limiter.ts";

/** Limits that a client may know of: nothing in them tells who has an account. */
export type QuotaName = "server" | "key";

/** What was counted for one request. */
export type Quotas = {
  readonly note: (name: QuotaName, decision: LimitDecision) => void;
  readonly find: (name: QuotaName) => LimitDecision | undefined;
};

export function createQuotas(): Quotas {
  const decisions: Partial<Record<QuotaName, LimitDecision>> = {};
  return {
    note(name, decision) {
      decisions[name] = decision;
    },
    find: (name) => decisions[name],
  };
}
