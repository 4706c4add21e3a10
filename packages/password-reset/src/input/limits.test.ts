import { expect, test } from "vitest";
import { DEFAULT_LIMITS, readLimits } from "./limits.ts";

test("the defaults are as documented", () => {
  expect(DEFAULT_LIMITS).toEqual({ timeout: 10_000, retry: 2 });
});

test.each([
  [undefined, 5, 5],
  [undefined, false, false],
  [false, 5, false],
  [1, 5, 1],
  [1.5, 5, 1.5],
  [2_147_483_647, 5, 2_147_483_647],
] as const)("a timeout of %s beside %s is %s", (timeout, fallback, read) => {
  expect(readLimits({ timeout }, { timeout: fallback, retry: 3 })).toEqual({
    timeout: read,
    retry: 3,
  });
});

test.each([0, 0.999, 2_147_483_648, Number.NaN, -1])("a timeout of %s is refused", (timeout) => {
  expect(() => readLimits({ timeout }, DEFAULT_LIMITS)).toThrow(
    "`timeout` must be from 1 to 2147483647 ms, or `false` for none",
  );
});

test.each([
  [undefined, 3, 3],
  [0, 3, 0],
  [10, 3, 10],
])("a retry of %s beside %s is %s", (retry, fallback, read) => {
  expect(readLimits({ retry }, { timeout: 5, retry: fallback })).toEqual({
    timeout: 5,
    retry: read,
  });
});

test.each([-1, 11, 0.5, Number.NaN])("a retry of %s is refused", (retry) => {
  expect(() => readLimits({ retry }, DEFAULT_LIMITS)).toThrow("`retry` must be a whole number from 0 to 10");
});
