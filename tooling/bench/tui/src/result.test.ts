import { expect, test } from "vitest";
import { median } from "@metal/tooling-bench-shared";
import { ratio, renderTable } from "./result.ts";

test("the median is the middle, or the mean of both", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test("a figure above its bound is marked", () => {
  const within = ratio("start", { of: 30, to: 20, most: 1.5, unit: "node" });
  const above = ratio("frame", { of: 120, to: 20, most: 5, unit: "node" });
  expect(renderTable([within, above])).toBe(
    [
      "| | measured | at most | within |",
      "| --- | --- | --- | --- |",
      "| start | 1.50 × node | 1.5 | yes |",
      "| frame | 6.00 × node | 5 | **no** |",
    ].join("\n"),
  );
});
