import { describe, expect, it } from "vitest";
import { likelihood, quantile } from "./statistics.ts";

describe("quantile", () => {
  it("is the smallest value that so large a part do not exceed", () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);

    expect([0, 0.5, 0.99, 1].map((part) => quantile(values, part))).toEqual([1, 50, 99, 100]);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("likelihood", () => {
  const numbers = Array.from({ length: 200 }, (_, index) => (index * 7919) % 200);

  it("is high for two samples of the same", () => {
    expect(likelihood(numbers, numbers.toReversed())).toBeCloseTo(1, 5);
  });

  it("is low where one sample lies above the other", () => {
    expect(
      likelihood(
        numbers,
        numbers.map((value) => value + 50),
      ),
    ).toBeLessThan(0.001);
  });

  it("agrees with a worked example", () => {
    // U = 4 of 25: z = 1.776, p = 0.0758.
    expect(likelihood([1, 2, 3, 5, 8], [4, 6, 7, 9, 10])).toBeCloseTo(0.0758, 3);
  });
});
