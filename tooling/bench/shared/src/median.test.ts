import { expect, test } from "vitest";
import { median } from "./median.ts";

test.each([
  { values: [3], middle: 3 },
  { values: [9, 1, 5], middle: 5 },
  { values: [4, 1, 2, 100], middle: 3 },
  { values: [], middle: Number.NaN },
])("the median of $values is $middle", ({ values, middle }) => {
  expect(median(values)).toBe(middle);
});
