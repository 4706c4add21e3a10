import type { Outcome, PasswordResetErrorCode } from "@metal/password-reset";
import { describe, expect, test } from "vitest";
import { exitCodeOf } from "../cli/exit-codes.ts";
import type { Call, Failure } from "../state/state.ts";
import { createSecret } from "../text/secret.ts";
import { describeFailure, failureFacts } from "./failure-words.ts";

const ask: Call = { kind: "ask", email: "ada@example.com" };
const withKey: Call = { kind: "reset", credential: { kind: "key", email: undefined } };
const withToken: Call = {
  kind: "reset",
  credential: { kind: "token", token: createSecret("mk_reset_x"), email: undefined },
};
const codes: readonly PasswordResetErrorCode[] = [
  "invalid_input",
  "unauthorized",
  "forbidden",
  "not_found",
  "unprocessable",
  "rate_limited",
  "server_error",
  "unexpected_status",
  "invalid_response",
  "network",
  "timeout",
  "aborted",
];
const outcomes: readonly Outcome[] = ["not_applied", "applied", "unknown"];

function failed(code: PasswordResetErrorCode, outcome: Outcome, more: Partial<Failure> = {}): Failure {
  return {
    code,
    outcome,
    status: undefined,
    messages: [],
    requestId: undefined,
    retryAfter: undefined,
    attempts: 1,
    elapsed: 5,
    ...more,
  };
}

const say = (failure: Failure, call: Call) =>
  describeFailure(failure, { call, server: "https://reset.example.com", limit: 10_000 });

describe.each(outcomes)("outcome %s", (outcome) => {
  test.each(codes)("%s says what is true, and what to do next", (code) => {
    for (const call of [ask, withKey, withToken]) {
      const { headline, truth, next } = say(failed(code, outcome), call);
      expect(headline).not.toBe("");
      expect(truth.join(" ")).toContain(
        {
          not_applied: "Nothing happened",
          applied: "The old password no longer works",
          unknown: "may or may not",
        }[outcome],
      );
      expect(next.length).toBeGreaterThan(0);
    }
  });
});

test("only where nobody can know does it say why it is not simply repeated", () => {
  expect(say(failed("network", "unknown"), withKey).note).toContain(
    "a second reset would replace a password",
  );
  expect(say(failed("network", "unknown"), ask).note).toContain("second mail");
  expect(say(failed("network", "not_applied"), withKey).note).toBeUndefined();
});

test("a token that is not accepted leads to a new mail, a key to where keys go", () => {
  expect(say(failed("unauthorized", "not_applied"), withToken).next.join()).toContain("ask for a new mail");
  expect(say(failed("unauthorized", "not_applied"), withKey).next.join()).toContain("METAL_AUTH_TOKEN");
});

test("a wait is never shorter than the server asked for", () => {
  expect(say(failed("rate_limited", "not_applied", { retryAfter: 30_001 }), ask).next[0]).toBe(
    "wait 31 s, as the server asks",
  );
  expect(say(failed("rate_limited", "not_applied", { retryAfter: 7_140_000 }), ask).next[0]).toContain(
    "wait 119 min",
  );
});

test("the facts come last, without what is not known", () => {
  expect(failureFacts(failed("network", "unknown"))).toBe("outcome unknown");
  expect(
    failureFacts(
      failed("rate_limited", "not_applied", { status: 429, attempts: 3, requestId: "01JD8Q2Z4T6V9K" }),
    ),
  ).toBe("outcome not applied · 429 · 3 attempts · request 01JD8Q…V9K");
});

test.each([
  ["unauthorized", "not_applied", 3],
  ["forbidden", "not_applied", 3],
  ["unprocessable", "not_applied", 4],
  ["not_found", "not_applied", 4],
  ["unexpected_status", "not_applied", 4],
  ["rate_limited", "not_applied", 5],
  ["network", "not_applied", 6],
  ["timeout", "not_applied", 6],
  ["network", "unknown", 7],
  ["server_error", "unknown", 7],
  ["timeout", "unknown", 7],
  ["invalid_response", "applied", 8],
  ["timeout", "applied", 8],
  ["invalid_input", "not_applied", 2],
  ["aborted", "unknown", 130],
] as const)("%s, %s ends with %d", (code, outcome, exitCode) => {
  expect(exitCodeOf({ code, outcome })).toBe(exitCode);
});
