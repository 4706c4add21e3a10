import type { LimitDecision, LimitOptions } from "./limiter.ts";

/** What requests are limited by. */
export type LimitName = keyof LimitOptions;

/** What each limit that a request came to said of it. */
export type LimitOutcomes = Readonly<Partial<Record<LimitName, "allowed" | "refused">>>;

/** What was counted for one request. */
export type Quotas = {
  readonly note: (name: LimitName, decision: LimitDecision) => void;
  readonly find: (name: LimitName) => LimitDecision | undefined;
  readonly outcomes: LimitOutcomes;
};

/** The answer of a limit that there is not. It is counted nowhere. */
export const UNLIMITED: LimitDecision = { allowed: true };

export function createQuotas(): Quotas {
  const decisions: Partial<Record<LimitName, LimitDecision>> = {};
  const outcomes: { -readonly [Name in LimitName]?: LimitOutcomes[Name] } = {};
  return {
    note(name, decision) {
      decisions[name] = decision;
      if (decision !== UNLIMITED) outcomes[name] = decision.allowed ? "allowed" : "refused";
    },
    find: (name) => decisions[name],
    outcomes,
  };
}
