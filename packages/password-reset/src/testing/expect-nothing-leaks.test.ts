import { describe, expect, test } from "vitest";
import { expectNothingLeaks } from "./expect-nothing-leaks.ts";
import { email, password, token } from "./samples.ts";

describe("a leak is found", () => {
  const hiding: readonly (readonly [string, () => unknown])[] = [
    ["in words", () => `the key is ${token}`],
    ["in other case", () => ({ key: token.toUpperCase() })],
    ["percent-encoded", () => ({ url: `https://h/?email=${encodeURIComponent(email)}` })],
    ["as JSON writes it", () => JSON.stringify({ password })],
    ["in a message", () => new Error(token)],
    ["in a cause", () => new Error("outer", { cause: new Error("inner", { cause: token }) })],
    ["in a property that is not listed", () => Object.defineProperty({}, "key", { value: token })],
    ["behind a symbol", () => ({ [Symbol("key")]: token })],
    ["in the name of a property", () => ({ [token]: 1 })],
    [
      "behind a getter",
      () => ({
        get key() {
          return token;
        },
      }),
    ],
    [
      "behind an inherited getter",
      () =>
        Object.create({
          get key() {
            return token;
          },
        }),
    ],
    ["in a Map", () => new Map([["key", token]])],
    ["in a Headers object", () => new Headers({ "X-Auth-Token": token })],
    ["in what it turns into as JSON", () => ({ toJSON: () => ({ key: token }) })],
    ["in what it turns into as words", () => ({ toString: () => token })],
    [
      "ten levels deep",
      () => Array.from({ length: 9 }).reduce<unknown>((inner) => ({ inner }), { key: token }),
    ],
  ];

  test.each(hiding)("%s", (_, make) => {
    expect(() => expectNothingLeaks(make())).toThrow("to deeply equal []");
  });
});

test("where there is none, none is found", () => {
  expect(() => expectNothingLeaks(new Error("nothing", { cause: { to: "see" } }))).not.toThrow();
});
