import { expect, test } from "vitest";
import { maskBody, maskHeader } from "./masked-text.ts";

test("the kind of a key stays readable, the rest is a secret", () => {
  expect(maskHeader("x-auth-token", "mk_user_abc")).toEqual(["mk_user_", { secret: "abc" }]);
});

test("a key of an unknown kind is a secret as a whole", () => {
  expect(maskHeader("X-Auth-Token", "abc")).toEqual([{ secret: "abc" }]);
});

test("what opens the answer that is kept for a repeat is a secret", () => {
  expect(maskHeader("Idempotency-Key", "abc")).toEqual([{ secret: "abc" }]);
});

test("other headers are shown", () => {
  expect(maskHeader("accept", "application/json")).toEqual(["application/json"]);
});

test("a new password is a secret, also with a quote in it", () => {
  expect(maskBody('{ "new_password": "a\\"b", "x": 1 }')).toEqual([
    '{ "new_password": "',
    { secret: 'a\\"b' },
    '", "x": 1 }',
  ]);
});

test("a body without a password is shown", () => {
  expect(maskBody('{"error":"no"}')).toEqual(['{"error":"no"}']);
  expect(maskBody("")).toEqual([]);
});
