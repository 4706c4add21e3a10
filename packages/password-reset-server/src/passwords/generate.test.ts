import { describe, expect, it } from "vitest";
import { platformRandom } from "../tokens/random.ts";
import { generatePassword } from "./generate.ts";

describe("generatePassword", () => {
  it("makes four groups of six characters, none of which is taken for another", () => {
    for (let count = 0; count < 200; count += 1) {
      expect(generatePassword({ random: platformRandom })).toMatch(
        /^[^01258ilosz\W_BIOSZ]{6}(-[^01258ilosz\W_BIOSZ]{6}){3}$/,
      );
    }
  });

  it("favours no character: each byte that is used stands for one character as often as for any other", () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 256; byte += 1) {
      // A byte that is thrown away is followed by one that gives "a".
      let draws = 0;
      const random = (length: number): Uint8Array<ArrayBuffer> =>
        new Uint8Array(length).fill(draws++ === 0 ? byte : 0);
      const password = generatePassword({ random });
      if (draws === 1) counts.set(password, (counts.get(password) ?? 0) + 1);
    }

    expect(counts.size).toBe(47);
    expect(new Set(counts.values())).toEqual(new Set([5]));
  });
});
