import type { Failure } from "../state/state.ts";
import { formatDuration } from "./duration.ts";
import type { FailureContext } from "./failure-context.ts";

/** Why a call failed, in a few words. */
export function causeOf(failure: Failure, { limit }: FailureContext): string {
  const { code, status, outcome } = failure;
  const answered = status === undefined ? "no answer" : `the server answered ${status}`;
  switch (code) {
    case "network":
      return outcome === "not_applied"
        ? "no connection was made"
        : "the connection was lost before an answer came";
    case "timeout":
      return limit === false ? "the time was up" : `no complete answer within ${formatDuration(limit)}`;
    case "aborted":
      return outcome === "not_applied" ? "cancelled before sending" : "cancelled after sending";
    case "invalid_response":
      return `${answered} without a readable password`;
    case "invalid_input":
      return "refused before anything was sent";
    default:
      return answered;
  }
}

/** What is true, in full sentences: what was seen, then what it means. */
export function truthOf(failure: Failure, context: FailureContext): readonly string[] {
  return [...seen(failure, context), meaning(failure, context), ...said(failure)];
}

function seen(failure: Failure, context: FailureContext): readonly string[] {
  const { code, status, outcome } = failure;
  if (outcome === "applied") {
    return [
      `The server reset it (${status ?? "no status"}), but its answer holds no password that can be read.`,
    ];
  }
  if (outcome === "not_applied") return [];
  switch (code) {
    case "timeout":
      return [`The request was sent, and no answer came${within(context)}.`];
    case "aborted":
      return ["You cancelled after the request was sent."];
    case "server_error":
      return [`The server answered ${status}: something failed while it worked.`];
    default:
      return ["The connection was lost before an answer came."];
  }
}

function within({ limit }: FailureContext): string {
  return limit === false ? "" : ` within ${formatDuration(limit)}`;
}

function meaning({ outcome }: Failure, { call }: FailureContext): string {
  const isReset = call.kind === "reset";
  switch (outcome) {
    case "not_applied":
      return isReset
        ? "Nothing happened: the password is what it was."
        : "Nothing happened: no mail was asked for.";
    case "applied":
      return "The old password no longer works, and nobody has the new one.";
    case "unknown":
    default:
      return "The server may or may not have carried it out.";
  }
}

function said({ messages }: Failure): readonly string[] {
  return messages.length === 0 ? [] : [`The server says: ${messages.join("; ")}`];
}
