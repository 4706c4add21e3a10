import type { Operation } from "../contract/names.ts";
import type { Outcome, PasswordResetErrorCode, PasswordResetErrorFacts } from "./password-reset-error.ts";

type Facts = PasswordResetErrorFacts & {
  readonly operation: Operation;
  /** What is known of the cause, where it is not the server that says so. */
  readonly reason?: string | undefined;
};

type Words = Readonly<Partial<Record<PasswordResetErrorCode, string>>>;

/** The message of a failure: what failed, what is true now, what to do next. */
export function describeFailure(facts: Facts): string {
  const { operation, code, outcome, status, errors = [], retryAfter } = facts;
  const isReset = operation === "resetPassword";
  const details = (facts.reason ?? errors.join("; ")).replace(/\.$/, "");
  const failed: Words = {
    timeout: "timed out",
    aborted: "aborted",
    network: outcome === "not_applied" ? "no connection" : "no answer",
  };
  const truth = {
    not_applied: isReset ? "The password was not changed" : "No mail was sent",
    applied: "The password was reset, but the new one is lost",
    unknown: `Nobody can know whether ${isReset ? "the password was reset" : "a mail was sent"}`,
  };
  // After a failure without an effect the code tells, and otherwise the outcome.
  const next: Words & Readonly<Partial<Record<Outcome, string>>> = {
    applied: "Reset it again with the token of a new mail",
    unknown: isReset
      ? "Try the old one; if it fails, reset it again with the token of a new mail"
      : "Look for it before the next call",
    unauthorized: "Check the key; a reset token works once, and not for long",
    forbidden: "Use a key that may do this",
    not_found: "Check the base URL",
    unprocessable: isReset
      ? "Use a user key or a reset token, and a new idempotency key"
      : "Correct the address",
    rate_limited: `Wait ${retryAfter ? `${Math.ceil(retryAfter / 1000)} s ` : ""}before the next call`,
    unexpected_status: "Check the base URL; redirects are not followed",
    network: "Check the base URL and the network",
  };
  const what = failed[code] ?? `the server answered ${status ?? "with a redirect"}`;
  const step = next[outcome] ?? next[code] ?? "Call again when ready";
  return `${operation}: ${what}${details && `: ${details}`}. ${truth[outcome]}. ${step}.`;
}
