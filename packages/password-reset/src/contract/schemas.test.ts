import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readErrorMessages, readNewPassword } from "./schemas.ts";

test("a new password is a string that is not empty, in its own field", () => {
  expect(readNewPassword({ new_password: " " })).toBe(" ");
  for (const body of [
    {},
    { new_password: "" },
    { new_password: 1 },
    null,
    "pw",
    Object.create({ new_password: "pw" }),
  ]) {
    expect(readNewPassword(body)).toBeUndefined();
  }
});

test("the messages are the list where there is one, else the one", () => {
  expect(readErrorMessages({ error: "one" })).toEqual(["one"]);
  expect(readErrorMessages({ errors: ["one", "two"] })).toEqual(["one", "two"]);
  expect(readErrorMessages({ error: "one", errors: ["two"] })).toEqual(["two"]);
  expect(readErrorMessages({ error: "one", errors: "two" })).toEqual(["one"]);
  expect(readErrorMessages({ errors: [] })).toEqual([]);
});

test("whatever a server sends, reading it does not fail", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expect(readErrorMessages(body).every((message) => message !== "")).toBe(true);
      expect(readNewPassword(body)).not.toBe("");
    }),
  );
});
