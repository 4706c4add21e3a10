// A package that reads this one from source sees the declarations of its own only: these must be named.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./rate-limiter-memory.d.ts" />
// The deep path keeps the library's Node-only limiters out of pages.
import RateLimiterMemory from "rate-limiter-flexible/lib/RateLimiterMemory.js";
import { consumeFrom } from "./consume-from.ts";
import type { Limit, Limiter } from "./limiter.ts";

/** A limiter that counts in this process. */
export function createMemoryLimiter(limit: Limit): Limiter {
  return consumeFrom(new RateLimiterMemory({ points: limit.requests, duration: limit.window / 1000 }));
}
