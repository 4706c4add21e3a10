import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readRetryAfter } from "./retry-after.ts";

const now = Date.UTC(2026, 10, 24, 12, 0, 0);
const read = (value: string, date?: string) =>
  readRetryAfter(new Headers({ "Retry-After": value, ...(date === undefined ? {} : { Date: date }) }), now);

test("without the header there is nothing to read", () => {
  expect(readRetryAfter(new Headers())).toBeUndefined();
});

test.each([
  ["0", 0],
  ["1", 1000],
  ["007", 7000],
  [" 5 ", 5000],
  ["9007199254740991", Number.MAX_SAFE_INTEGER],
  ["9".repeat(400), Number.MAX_SAFE_INTEGER],
])("%j is %d ms", (value, ms) => {
  expect(read(value)).toBe(ms);
});

test.each([
  "",
  "soon",
  "-1",
  "+1",
  "1.5",
  "1e3",
  "0x10",
  "1 2",
  "Infinity",
  "Foo, 99 Bar 2026 00:00:00 GMT",
  "after Tue, 24 Nov 2026 12:01:00 GMT",
  "Tue, 24 Nov 2026 12:01:00 GMT or so",
  "Tue, 24 Nov 2026 12:01:00 GMT+0100",
])("%j cannot be read", (value) => {
  expect(read(value)).toBeUndefined();
});

test("a date is measured from the reply's own, else from the clock here", () => {
  const later = "Tue, 24 Nov 2026 12:01:00 GMT";
  expect(read(later)).toBe(60_000);
  expect(read(later, "Tue, 24 Nov 2026 12:00:59 GMT")).toBe(1000);
  expect(read(later, "not a date")).toBe(60_000);
  expect(read(later, "Foo, 99 Bar 2026 00:00:00 GMT")).toBe(60_000);
});

test("a date that has passed is no wait", () => {
  expect(read("Tue, 24 Nov 2026 11:59:59 GMT")).toBe(0);
});

test("whatever the header holds, it is a wait that can be counted, or nothing", () => {
  const ascii = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(ascii, (value) => {
      const ms = read(value);
      expect(ms === undefined || (Number.isSafeInteger(ms) && ms >= 0)).toBe(true);
    }),
  );
});
