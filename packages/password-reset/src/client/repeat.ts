import type { Failure } from "../reply/result.ts";
import type { Call } from "./call.ts";
import { mayBeAsked, askForSafeRepeat } from "./safe-repeat-check.ts";

/** Half of the shortest backoff, in ms; it doubles with each attempt. */
const firstBackoff = 50;

/**
 * How long to wait before the call may be repeated, in ms; `undefined` where it must not be, or where
 * waiting does not help.
 */
export async function delayBeforeRepeat(failure: Failure, call: Call): Promise<number | undefined> {
  const { attempts, deadline, method } = call;
  if (attempts > call.retry || deadline.endedBy()) {
    return undefined;
  }
  const mayHaveBeenDone = failure.outcome !== "not_applied";
  const isSafe =
    call.idempotencyKey !== undefined &&
    (failure.safeRepeat || (mayHaveBeenDone && mayBeAsked(call.token) && (await askForSafeRepeat(call))));
  if (isSafe && mayHaveBeenDone) {
    // Any attempt that comes later is another reset, also one after a refused connection.
    call.lifetime = Math.min(call.lifetime, isSafe);
  }
  let delay: number | undefined;
  if (failure.transient || (isSafe && mayHaveBeenDone)) {
    // As the server says, or from half of the step up to all of it: many clients do not come back at one moment.
    delay = failure.retryAfter || firstBackoff * 2 ** attempts * (1 + Math.random());
  } else if (failure.code === "rate_limited" && (isSafe || method === "POST")) {
    // A server that makes no promise and has seen one DELETE sees no second one, not even after it said no.
    delay = failure.retryAfter;
  }
  return Number(delay) < deadline.remaining(call.lifetime) ? delay : undefined;
}
