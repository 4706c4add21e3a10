import { describe, expect, test } from "vitest";
import { describeFailure } from "./messages.ts";

const reset = { operation: "resetPassword", outcome: "not_applied" } as const;
const ask = { operation: "createPasswordResetToken", outcome: "not_applied" } as const;
const signIn =
  "Sign in with the old password: if that works, reset again; if not, ask for a new mail and reset with its token.";

describe("a message says what failed, what is true now, what to do next", () => {
  test.each([
    [
      { ...reset, code: "timeout" },
      "resetPassword: the time limit passed without an answer. The password was not changed. Call again when ready.",
    ],
    [
      { ...reset, code: "timeout", outcome: "applied", status: 201 },
      "resetPassword: the time limit passed in the middle of the answer. " +
        "The password was reset, but the new one is lost. Ask for a new mail and reset again with its token.",
    ],
    [
      { ...reset, code: "aborted", outcome: "unknown" },
      `resetPassword: the call was aborted. Nobody can know whether the password was reset. ${signIn}`,
    ],
    [
      { ...reset, code: "network", reason: "ECONNREFUSED" },
      "resetPassword: no connection could be made (ECONNREFUSED). The password was not changed. " +
        "Check the base URL and the network, then call again.",
    ],
    [
      { ...reset, code: "network", outcome: "unknown" },
      `resetPassword: the connection was lost after sending. Nobody can know whether the password was reset. ${signIn}`,
    ],
    [
      { ...ask, code: "network", outcome: "unknown", reason: "ECONNRESET" },
      "createPasswordResetToken: the connection was lost after sending (ECONNRESET). " +
        "Nobody can know whether a mail is on its way. " +
        "Look into the mailbox before asking again: a repeat may send a second mail.",
    ],
    [
      { ...ask, code: "rate_limited", status: 429, retryAfter: 1001 },
      "createPasswordResetToken: the server answered 429. No mail was asked for. Wait 2 s before the next call.",
    ],
    [
      { ...ask, code: "rate_limited", status: 429, errors: ["Slow down.", "Please."] },
      "createPasswordResetToken: the server answered 429: Slow down.; Please. No mail was asked for. " +
        "Wait before the next call.",
    ],
    [
      { ...ask, code: "unexpected_status", status: 399 },
      "createPasswordResetToken: the server answered 399. No mail was asked for. " +
        "Redirects are not followed, so that the key stays with one server: use the base URL that it points to.",
    ],
    [
      { ...ask, code: "unexpected_status", status: 400 },
      "createPasswordResetToken: the server answered 400. No mail was asked for. " +
        "Check that the base URL speaks this contract.",
    ],
    [
      { ...reset, code: "unexpected_status" },
      "resetPassword: the server answered with a redirect. The password was not changed. " +
        "Redirects are not followed, so that the key stays with one server: use the base URL that it points to.",
    ],
  ] as const)("%o", (facts, message) => {
    expect(describeFailure(facts)).toBe(message);
  });
});
