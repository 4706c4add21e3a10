import { expect, test } from "vitest";
import { readSafeRepeat } from "./safe-repeat.ts";

test.each([
  ["DELETE", Infinity],
  ["DELETE;ttl=300", 300_000],
  ["DELETE;ttl=0", 0],
  ["DELETE;scope=user; ttl=5;x", 5000],
  ["POST;ttl=60, DELETE ; ttl=300", 300_000],
  ["DELETE, POST;ttl=60", Infinity],
  ["DELETE;ttl=30, POST;ttl=60", 30_000],
  ["DELETE;nottl=30", Infinity],
  ["POST,DELETE", Infinity],
  ["POST", null],
  ["POST;DELETE", null],
  ["DELETED", null],
  ["delete", null],
  ["", null],
])("Accept-Idempotency-Key: %s", (value, lifetime) => {
  expect(readSafeRepeat(new Headers({ "Accept-Idempotency-Key": value }))).toBe(lifetime);
});

test("a reply without the header announces nothing", () => {
  expect(readSafeRepeat(new Headers())).toBeNull();
});
