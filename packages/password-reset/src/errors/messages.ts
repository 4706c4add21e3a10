import type { Operation } from "../contract/names.ts";
import type { Outcome, PasswordResetErrorFacts } from "./password-reset-error.ts";

type Facts = PasswordResetErrorFacts & {
  readonly operation: Operation;
  /** The platform's code of a network failure. */
  readonly reason?: string | undefined;
};

/** The message of a failure: what failed, what is true now, what to do next. */
export function describeFailure(facts: Facts): string {
  return `${facts.operation}: ${whatFailed(facts)}. ${truth[facts.operation][facts.outcome]} ${nextStep(facts)}`;
}

function whatFailed(facts: Facts): string {
  const said = facts.errors?.length ? `: ${facts.errors.join("; ")}` : "";
  switch (facts.code) {
    case "timeout":
      return `the time limit passed${facts.status === undefined ? " without an answer" : " in the middle of the answer"}`;
    case "aborted":
      return "the call was aborted";
    case "network":
      return `${facts.outcome === "not_applied" ? "no connection could be made" : "the connection was lost after sending"}${facts.reason === undefined ? "" : ` (${facts.reason})`}`;
    case "invalid_response":
      return `the server answered ${facts.status} without a usable new password`;
    default:
      return `the server answered ${facts.status || "with a redirect"}${said.replace(/\.$/, "")}`;
  }
}

const truth: Readonly<Record<Operation, Readonly<Record<Outcome, string>>>> = {
  createPasswordResetToken: {
    not_applied: "No mail was asked for.",
    applied: "The mail was asked for.",
    unknown: "Nobody can know whether a mail is on its way.",
  },
  resetPassword: {
    not_applied: "The password was not changed.",
    applied: "The password was reset, but the new one is lost.",
    unknown: "Nobody can know whether the password was reset.",
  },
};

function nextStep({ operation, code, outcome, status, retryAfter }: Facts): string {
  if (outcome === "unknown") {
    return operation === "resetPassword"
      ? "Sign in with the old password: if that works, reset again; if not, ask for a new mail and reset with its token."
      : "Look into the mailbox before asking again: a repeat may send a second mail.";
  }
  if (outcome === "applied") {
    return "Ask for a new mail and reset again with its token.";
  }
  switch (code) {
    case "unauthorized":
      return "Check the key; a reset token works once, and not for long.";
    case "forbidden":
      return "Use a key that may do this.";
    case "not_found":
      return "Check the base URL.";
    case "unprocessable":
      return operation === "resetPassword" ? "Use a user key or a reset token." : "Correct the address.";
    case "rate_limited":
      return retryAfter === undefined
        ? "Wait before the next call."
        : `Wait ${Math.ceil(retryAfter / 1000)} s before the next call.`;
    case "network":
      return "Check the base URL and the network, then call again.";
    case "unexpected_status":
      return status === undefined || status < 400
        ? "Redirects are not followed, so that the key stays with one server: use the base URL that it points to."
        : "Check that the base URL speaks this contract.";
    default:
      return "Call again when ready.";
  }
}
