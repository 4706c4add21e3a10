import type { Result } from "../reply/result.ts";
import { attempt } from "./attempt.ts";
import type { Call } from "./call.ts";
import { startDeadline } from "./deadline.ts";
import { delayBeforeRepeat } from "./repeat.ts";

/** Sends the request until it succeeds, or until it must not or need not be sent again. */
export async function attemptUntilDone(call: Call): Promise<Result> {
  const { deadline, tell } = call;
  for (;;) {
    if (!deadline.endedBy()) {
      call.attempts += 1;
      void tell?.({ type: "attempt", attempt: call.attempts });
    }
    const endedBy = deadline.endedBy();
    if (endedBy) {
      // While nothing was under way: before an attempt, or by the listener that was told of it.
      return { code: endedBy, outcome: "not_applied" };
    }
    const result = await attempt(call);
    const { code, status } = result;
    if (!code) {
      return result;
    }
    // That it was carried out stays true, and so does that nobody can know.
    if (call.outcome !== "applied" && result.outcome !== "not_applied") {
      call.outcome = result.outcome;
    }
    const delay = await delayBeforeRepeat(result, call);
    if (delay === undefined) {
      return result;
    }
    void tell?.({ type: "retry", attempt: call.attempts, code, status, delay });
    await startDeadline(delay, deadline.signal).over;
  }
}
