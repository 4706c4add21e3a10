import type { LimitDecision, Limiter } from "./limiter.ts";

/** What every limiter of the library has. */
type Counters = { readonly consume: (subject: string) => Promise<unknown> };

/** A limiter on counters of the library, which rejects both where a limit is reached and where it failed itself. */
export function consumeFrom(counters: Counters): Limiter {
  return async (subject) => {
    try {
      await counters.consume(subject);
      return { allowed: true };
    } catch (rejection) {
      return refusal(rejection);
    }
  };
}

function refusal(rejection: unknown): LimitDecision {
  if (rejection instanceof Error) throw rejection;
  const { msBeforeNext } = rejection as { readonly msBeforeNext: number };
  return { allowed: false, retryAfter: msBeforeNext };
}
