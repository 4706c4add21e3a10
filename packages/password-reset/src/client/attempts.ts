import type { Outcome } from "../errors/password-reset-error.ts";
import type { Failure, Result } from "../reply/result.ts";
import { attempt } from "./attempt.ts";
import type { CallConfiguration } from "./configuration.ts";
import type { Deadline, EndedBy } from "./deadline.ts";
import { delayBeforeRepeat } from "./repeat.ts";
import { mayBeAsked, supportsSafeRepeat } from "./safe-repeat-check.ts";
import type { Outgoing } from "./send.ts";

/** How far a call has come. The outcome is that of all attempts together. */
export type Progress = { attempts: number; outcome: Outcome };

/** Sends the request until it succeeds, or until it must not or need not be sent again. */
export async function attemptUntilDone(
  outgoing: Outgoing,
  retry: number,
  progress: Progress,
  deadline: Deadline,
  configuration: CallConfiguration,
): Promise<Result> {
  const { operation } = outgoing;
  for (;;) {
    progress.attempts += 1;
    const result = await attempt(outgoing, progress.attempts, deadline, configuration);
    if (result.type === "success") {
      return result;
    }
    progress.outcome = together(progress.outcome, result.outcome);
    if (progress.attempts > retry || deadline.endedBy() !== undefined) {
      return result;
    }
    const { attempts } = progress;
    const safeRepeat = await isRepeatSafe(outgoing, attempts, result, deadline, configuration);
    const remaining = deadline.remaining();
    const delay = delayBeforeRepeat(result, { operation, attempts, remaining, safeRepeat });
    if (delay === undefined) {
      return result;
    }
    const { code, status } = result;
    configuration.tell({ type: "retry", attempt: attempts, code, status, delay });
    await deadline.wait(delay);
    if (deadline.endedBy() !== undefined) {
      return endedBefore(deadline);
    }
  }
}

async function isRepeatSafe(
  { idempotencyKey, token }: Outgoing,
  attempts: number,
  failure: Failure,
  deadline: Deadline,
  configuration: CallConfiguration,
): Promise<boolean> {
  if (idempotencyKey === undefined || failure.safeRepeat === true || failure.outcome === "not_applied") {
    return idempotencyKey !== undefined && failure.safeRepeat === true;
  }
  if (!mayBeAsked(token)) {
    return false;
  }
  const started = performance.now();
  const supported = await supportsSafeRepeat(deadline, configuration);
  const duration = performance.now() - started;
  configuration.tell({ type: "safe_repeat_check", attempt: attempts, supported, duration });
  return supported;
}

/** What is true after another attempt: that it was carried out stays true, and so does that nobody can know. */
function together(before: Outcome, now: Outcome): Outcome {
  const severity = ["not_applied", "unknown", "applied"] as const;
  return severity.indexOf(now) > severity.indexOf(before) ? now : before;
}

/** The call was ended while nothing was under way. */
export function endedBefore(deadline: Deadline): Failure {
  return { type: "failure", code: deadline.endedBy() as EndedBy, outcome: "not_applied" };
}
