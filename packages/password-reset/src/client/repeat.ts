import type { Operation } from "../contract/names.ts";
import type { Failure } from "../reply/result.ts";

/** Longest wait, in ms, that a server may ask for where the caller set no time limit. */
const longestWait = 60_000;
const firstBackoff = 200;

/** What a repeat hangs on, beside the failure itself. */
export type RepeatConditions = {
  readonly operation: Operation;
  readonly attempts: number;
  /** The ms that are left of the call; `Infinity` without a limit. */
  readonly remaining: number;
  /** The server answers a repeat of `resetPassword` with its first reply. */
  readonly safeRepeat: boolean;
};

/**
 * How long to wait before the call may be repeated, in ms; `undefined` where it must not be, or where
 * waiting does not help.
 */
export function delayBeforeRepeat(failure: Failure, conditions: RepeatConditions): number | undefined {
  const delay = wantedDelay(failure, conditions);
  const { remaining } = conditions;
  const longest = remaining === Number.POSITIVE_INFINITY ? longestWait : remaining;
  return delay !== undefined && delay < longest ? delay : undefined;
}

function wantedDelay(
  failure: Failure,
  { operation, attempts, safeRepeat }: RepeatConditions,
): number | undefined {
  const isSafe = operation === "resetPassword" && safeRepeat;
  if (failure.outcome === "not_applied" ? failure.transient === true : isSafe) {
    return backoff(attempts);
  }
  // A server that makes no promise and has seen one DELETE sees no second one, not even after it said no.
  const mayComeBack = operation === "createPasswordResetToken" || isSafe;
  return failure.code === "rate_limited" && mayComeBack ? failure.retryAfter : undefined;
}

/** From half of the step up to all of it, so that many clients do not come back at one moment. */
function backoff(attempts: number): number {
  return firstBackoff * 2 ** (attempts - 1) * (0.5 + Math.random() / 2);
}
