import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { isPasswordResetError, PasswordResetError } from "./password-reset-error.ts";

const make = () =>
  new PasswordResetError("what failed", {
    code: "rate_limited",
    operation: "resetPassword",
    outcome: "not_applied",
    status: 429,
    errors: ["Slow down"],
    requestId: "r-1",
    retryAfter: 1000,
    attempts: 2,
  });

test("is an Error with a name, a message, a stack and its facts", () => {
  const error = make();
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toBe("PasswordResetError: what failed");
  expect(error.stack).toContain("password-reset-error.test.ts");
  expect(error.toJSON()).toEqual({
    name: "PasswordResetError",
    message: "what failed",
    code: "rate_limited",
    operation: "resetPassword",
    outcome: "not_applied",
    status: 429,
    errors: ["Slow down"],
    requestId: "r-1",
    retryAfter: 1000,
    attempts: 2,
  });
});

test("what is not given is empty", () => {
  const error = new PasswordResetError("", { code: "timeout", operation: undefined, outcome: "unknown" });
  expect(error).toMatchObject({
    operation: undefined,
    status: undefined,
    errors: [],
    requestId: undefined,
    retryAfter: undefined,
    attempts: 0,
  });
});

test("its messages are its own: the list that was given may change", () => {
  const errors = ["one"];
  const error = new PasswordResetError("", {
    code: "timeout",
    operation: undefined,
    outcome: "unknown",
    errors,
  });
  errors.push("two");
  expect(error.errors).toEqual(["one"]);
});

test("the guard knows one from another copy of the package and from another realm", () => {
  expect(isPasswordResetError(make())).toBe(true);
  const foreign: unknown = runInNewContext(
    `new (class extends Error { get [Symbol.for("@metal/password-reset/error")]() { return true; } })()`,
  );
  expect(foreign).not.toBeInstanceOf(Error);
  expect(isPasswordResetError(foreign)).toBe(true);
});

test.each([undefined, null, "PasswordResetError", 7, new Error("another"), { name: "PasswordResetError" }])(
  "the guard is not fooled by %o",
  (value) => {
    expect(isPasswordResetError(value)).toBe(false);
  },
);
