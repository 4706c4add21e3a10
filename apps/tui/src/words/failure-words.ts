import type { Outcome } from "@metal/password-reset";
import type { Call, Failure } from "../state/state.ts";
import { causeOf, truthOf } from "./failure-cause.ts";
import { credentialOf } from "./credential.ts";
import type { FailureContext } from "./failure-context.ts";
import { nextSteps } from "./failure-steps.ts";
import { shorten } from "./success-words.ts";

/** A failure in words. The app and the plain commands say the same. */
export type FailureWords = {
  /** What is true, in one line. */
  readonly headline: string;
  /** Why, in a few words for the end of a line. */
  readonly cause: string;
  /** What is true, in full sentences. */
  readonly truth: readonly string[];
  /** What to do, in order. */
  readonly next: readonly string[];
  /** Why the program does not simply do it itself; only where somebody might expect that. */
  readonly note: string | undefined;
};

/** Says what is true after a failure, and what to do next. */
export function describeFailure(failure: Failure, context: FailureContext): FailureWords {
  return {
    headline: headlineOf(failure, context),
    cause: causeOf(failure, context),
    truth: truthOf(failure, context),
    next: nextSteps(failure, context),
    note: failure.outcome === "unknown" ? notRepeated[context.call.kind] : undefined,
  };
}

/** The line at the end: small, for whoever has to look it up in a server's log. */
export function failureFacts(
  { outcome, requestId, status, attempts }: Failure,
  format: (requestId: string) => string = shorten,
): string {
  return [
    `outcome ${outcome.replace("_", " ")}`,
    status === undefined ? "" : String(status),
    attempts > 1 ? `${attempts} attempts` : "",
    requestId === undefined ? "" : `request ${format(requestId)}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

const unknownHeadline: Record<Call["kind"], string> = {
  ask: "Nobody can know whether a mail was sent",
  reset: "Nobody can know whether the password was reset",
};

const notRepeated: Record<Call["kind"], string> = {
  ask: "Not repeated by itself: a repeat may send a second mail.",
  reset:
    "Not repeated by itself: a second reset would replace a password that somebody may already have been told.",
};

function headlineOf(failure: Failure, context: FailureContext): string {
  const byOutcome: Record<Exclude<Outcome, "not_applied">, string> = {
    unknown: unknownHeadline[context.call.kind],
    applied: "The password was reset, and the new one is lost",
  };
  return failure.outcome === "not_applied" ? refusal(failure, context) : byOutcome[failure.outcome];
}

function refusal({ code }: Failure, { call }: FailureContext): string {
  const isReset = call.kind === "reset";
  switch (code) {
    case "unauthorized":
      return `The server does not accept this ${credentialOf(call)}`;
    case "forbidden":
      return `This ${credentialOf(call)} may not do that`;
    case "unprocessable":
      return isReset
        ? `This ${credentialOf(call)} cannot reset a password`
        : "The server does not take this address";
    case "rate_limited":
      return "Too many requests for now";
    case "network":
      return "The server cannot be reached";
    case "timeout":
      return "The time was up before anything was sent";
    case "aborted":
      return "Cancelled; nothing happened";
    case "not_found":
      return "Nobody answers to a password reset there";
    case "invalid_input":
      return "This cannot be sent";
    default:
      return "The server answers something else";
  }
}
