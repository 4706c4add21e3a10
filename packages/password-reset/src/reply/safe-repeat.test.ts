import { expect, test } from "vitest";
import { announcesSafeRepeat } from "./safe-repeat.ts";

test.each([
  ["DELETE", true],
  ["DELETE;ttl=300", true],
  ["POST;ttl=60, DELETE ; ttl=300", true],
  ["POST,DELETE", true],
  ["POST", false],
  ["POST;DELETE", false],
  ["DELETED", false],
  ["delete", false],
  ["", false],
])("Accept-Idempotency-Key: %s", (value, announced) => {
  expect(announcesSafeRepeat(new Headers({ "Accept-Idempotency-Key": value }))).toBe(announced);
});

test("a reply without the header announces nothing", () => {
  expect(announcesSafeRepeat(new Headers())).toBe(false);
});
