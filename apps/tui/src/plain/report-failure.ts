import { exitCodeOf } from "../cli/exit-codes.ts";
import type { Failure } from "../state/state.ts";
import type { FailureContext } from "../words/failure-context.ts";
import { describeFailure, failureFacts } from "../words/failure-words.ts";

/** A failure as a plain command tells it: the same words as the app's screen, and an exit code. */
export type FailureReport = { readonly text: string; readonly exitCode: number };

/** Writes a failure down: what is true, what to do next, and the ids last. */
export function reportFailure(failure: Failure, context: FailureContext): FailureReport {
  const { headline, cause, truth, next, note } = describeFailure(failure, context);
  const lines = [
    `error: ${headline.charAt(0).toLowerCase()}${headline.slice(1)} (${cause})`,
    ...truth.map((sentence) => `  ${sentence}`),
    ...next.map((step, index) => `  ${index + 1}. ${step}`),
    ...(note === undefined ? [] : [`  ${note}`]),
    `  [${failureFacts(failure, (id) => id)}]`,
  ];
  return { text: `${lines.join("\n")}\n`, exitCode: exitCodeOf(failure) };
}
