import type { Operation } from "../contract/index.ts";
import type { Failure } from "../reply/result.ts";

/** Longest wait, in ms, that a server may ask for where the caller set no time limit. */
const longestWait = 60_000;
const firstBackoff = 200;

/**
 * How long to wait before the call may be repeated, in ms; `undefined` where it must not be, or where
 * waiting does not help. What may have been carried out is never repeated.
 */
export function delayBeforeRepeat(
  operation: Operation,
  failure: Failure,
  attempts: number,
  remaining: number,
): number | undefined {
  const delay = wantedDelay(operation, failure, attempts);
  const longest = remaining === Number.POSITIVE_INFINITY ? longestWait : remaining;
  return delay !== undefined && delay < longest ? delay : undefined;
}

function wantedDelay(operation: Operation, failure: Failure, attempts: number): number | undefined {
  if (failure.outcome !== "not_applied") {
    return undefined;
  }
  if (failure.transient === true) {
    // From half of it up to all of it, so that many clients do not come back at one moment.
    return firstBackoff * 2 ** (attempts - 1) * (0.5 + Math.random() / 2);
  }
  // A server that has seen one DELETE sees no second one, not even after it said that it did nothing.
  return failure.code === "rate_limited" && operation === "createPasswordResetToken"
    ? failure.retryAfter
    : undefined;
}
