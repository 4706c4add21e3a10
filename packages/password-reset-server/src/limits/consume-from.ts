import type { LimitDecision, Limiter } from "./limiter.ts";

type Count = { readonly remainingPoints: number; readonly msBeforeNext: number };

/** What every limiter of the library has. */
type Counters = { readonly consume: (subject: string) => Promise<Count> };

/** A limiter on counters of the library, which rejects both where a limit is reached and where it failed itself. */
export function consumeFrom(counters: Counters): Limiter {
  return async (subject) => {
    try {
      const { remainingPoints, msBeforeNext } = await counters.consume(subject);
      return { allowed: true, remaining: remainingPoints, resetAfter: msBeforeNext };
    } catch (rejection) {
      return refusal(rejection);
    }
  };
}

function refusal(rejection: unknown): LimitDecision {
  if (rejection instanceof Error) throw rejection;
  const { msBeforeNext } = rejection as Count;
  return { allowed: false, retryAfter: msBeforeNext };
}
