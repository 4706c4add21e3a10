import { describe, expect, test } from "vitest";
import { describeFailure } from "./messages.ts";

const reset = { operation: "resetPassword", outcome: "not_applied" } as const;
const ask = { operation: "createPasswordResetToken", outcome: "not_applied" } as const;
const tryOld = "Try the old one; if it fails, reset it again with the token of a new mail.";

describe("a message says what failed, what is true now, what to do next", () => {
  test.each([
    [
      { ...reset, code: "timeout" },
      "resetPassword: timed out. The password was not changed. Call again when ready.",
    ],
    [
      { ...reset, code: "timeout", outcome: "applied", status: 201 },
      "resetPassword: timed out. " +
        "The password was reset, but the new one is lost. Reset it again with the token of a new mail.",
    ],
    [
      { ...reset, code: "aborted", outcome: "unknown" },
      `resetPassword: aborted. Nobody can know whether the password was reset. ${tryOld}`,
    ],
    [
      { ...reset, code: "network", reason: "ECONNREFUSED" },
      "resetPassword: no connection: ECONNREFUSED. The password was not changed. " +
        "Check the base URL and the network.",
    ],
    [
      { ...reset, code: "network", outcome: "unknown" },
      `resetPassword: no answer. Nobody can know whether the password was reset. ${tryOld}`,
    ],
    [
      { ...ask, code: "network", outcome: "unknown", reason: "ECONNRESET" },
      "createPasswordResetToken: no answer: ECONNRESET. " +
        "Nobody can know whether a mail was sent. " +
        "Look for it before the next call.",
    ],
    [
      { ...ask, code: "rate_limited", status: 429, retryAfter: 1001 },
      "createPasswordResetToken: the server answered 429. No mail was sent. Wait 2 s before the next call.",
    ],
    [
      { ...ask, code: "rate_limited", status: 429, errors: ["Slow down.", "Please."] },
      "createPasswordResetToken: the server answered 429: Slow down.; Please. No mail was sent. " +
        "Wait before the next call.",
    ],
    [
      { ...ask, code: "rate_limited", status: 429, retryAfter: 0 },
      "createPasswordResetToken: the server answered 429. No mail was sent. Wait before the next call.",
    ],
    [
      { ...ask, code: "unexpected_status", status: 400 },
      "createPasswordResetToken: the server answered 400. No mail was sent. " +
        "Check the base URL; redirects are not followed.",
    ],
    [
      { ...reset, code: "unexpected_status" },
      "resetPassword: the server answered with a redirect. The password was not changed. " +
        "Check the base URL; redirects are not followed.",
    ],
  ] as const)("%o", (facts, message) => {
    expect(describeFailure(facts)).toBe(message);
  });
});
