import { expect, test } from "vitest";
import { listed } from "./step.ts";

test("a few lines are shown as they are", () => {
  expect(listed(["one", "two"])).toBe("one\ntwo");
});

test("of many, it is said how many more there are", () => {
  const lines = Array.from({ length: 23 }, (_, index) => `line ${index + 1}`);
  expect(listed(lines).split("\n").slice(-2)).toEqual(["line 20", "and 3 more"]);
});
