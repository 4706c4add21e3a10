import { describe, expect, it } from "vitest";
import { platformRandom } from "./random.ts";

describe("platformRandom", () => {
  it.each([0, 1, 32, 4095, 4096, 4097, 10_000])("gives %i bytes", (length) => {
    expect(platformRandom(length)).toHaveLength(length);
  });

  it("never gives bytes that it gave before, nor zeros from where they stood", () => {
    const given = Array.from({ length: 2000 }, () => Buffer.from(platformRandom(12)).toString("hex"));

    expect(new Set(given).size).toBe(2000);
    expect(given).not.toContain("00".repeat(12));
  });

  it("gives memory of its own, which a receiver may overwrite", () => {
    const first = platformRandom(32);
    first.fill(0);

    expect(platformRandom(32)).not.toEqual(first);
    expect(first.buffer.byteLength).toBe(32);
  });
});
