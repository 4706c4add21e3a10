// A package that reads this one from source sees the declarations of its own only: these must be named.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./rate-limiter-memory.d.ts" />
// The deep path keeps the library's Node-only limiters out of pages.
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import type { Limit, LimitDecision, Limiter } from "./limiter.ts";

/** A limiter that counts in this process. */
export function createMemoryLimiter(limit: Limit): Limiter {
  const counters = new RateLimiterMemory({ points: limit.requests, duration: limit.window / 1000 });
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
  // The library rejects with its counters where the limit is reached, and with an Error where it failed.
  if (rejection instanceof Error) throw rejection;
  const { msBeforeNext } = rejection as { readonly msBeforeNext: number };
  return { allowed: false, retryAfter: msBeforeNext };
}
