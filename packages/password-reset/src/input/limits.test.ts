import { expect, test } from "vitest";
import { DEFAULT_RETRY, DEFAULT_TIMEOUT, readRetry, readTimeout } from "./limits.ts";

test("the defaults are as documented", () => {
  expect(DEFAULT_TIMEOUT).toBe(10_000);
  expect(DEFAULT_RETRY).toBe(2);
});

test.each([
  [undefined, 5, 5],
  [undefined, false, false],
  [false, 5, false],
  [1, 5, 1],
  [1.5, 5, 1.5],
  [2_147_483_647, 5, 2_147_483_647],
] as const)("a timeout of %s beside %s is %s", (value, fallback, read) => {
  expect(readTimeout(value, fallback)).toBe(read);
});

test.each([0, 0.999, 2_147_483_648, Number.NaN, -1])("a timeout of %s is refused", (value) => {
  expect(() => readTimeout(value, 5)).toThrow("`timeout` takes from 1 to 2147483647 ms, or `false` for none");
});

test.each([
  [undefined, 3, 3],
  [0, 3, 0],
  [10, 3, 10],
])("a retry of %s beside %s is %s", (value, fallback, read) => {
  expect(readRetry(value, fallback)).toBe(read);
});

test.each([-1, 11, 0.5, Number.NaN])("a retry of %s is refused", (value) => {
  expect(() => readRetry(value, 3)).toThrow("`retry` takes a whole number from 0 to 10");
});
