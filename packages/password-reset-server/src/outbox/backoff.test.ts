import { describe, expect, it } from "vitest";
import { backoff } from "./backoff.ts";

const constant =
  (byte: number) =>
  (length: number): Uint8Array<ArrayBuffer> =>
    new Uint8Array(length).fill(byte);

describe("backoff", () => {
  it("doubles from 1 s up to 15 min", () => {
    const waits = [1, 2, 3, 12].map((attempts) => backoff(attempts, { random: constant(255) }));

    expect(waits).toEqual([1000, 2000, 4000, 900_000]);
  });

  it("is spread down to a half", () => {
    expect(backoff(3, { random: constant(0) })).toBe(2000);
  });
});
