import stringWidth from "string-width";
import { expect, test } from "vitest";
import { isEachItsOwn, isPlain } from "./plain-characters.ts";
import { QuickSegmenter } from "./quick-segmenter.ts";

const units = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code));
const plain = units.filter(isPlain);
const alone = units.filter(isEachItsOwn);
const whole = new Intl.Segmenter("en");

test("a plain character is one cell wide, alone and beside every other", () => {
  expect(plain.length).toBeGreaterThan(600);
  expect(plain.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  // Each beside each: one text holds all pairs of a character.
  const wrong = plain.filter((one) => {
    const pairs = plain.map((other) => one + other).join("");
    return stringWidth(pairs) !== pairs.length;
  });
  expect(wrong).toEqual([]);
});

test("a character that stands alone is a grapheme of its own, beside every other", () => {
  const wrong = alone.filter((one) => {
    const pairs = alone.map((other) => one + other).join("");
    return Array.from(whole.segment(pairs)).length !== pairs.length;
  });
  expect(wrong).toEqual([]);
});

test.each(["", "ada@example.com", "❯ ⏎ ask · 1.2 s", "x👩‍👩‍👧y", "e\u0301", "a\r\nb", "한국어", "🇫🇷🇩🇪"])(
  "%j is taken apart as Intl.Segmenter does it",
  (text) => {
    for (const granularity of ["grapheme", "word"] as const) {
      const quick = new QuickSegmenter("en", { granularity });
      const intl = new Intl.Segmenter("en", { granularity });
      expect(Array.from(quick.segment(text))).toEqual(Array.from(intl.segment(text)));
      for (const index of [-1, 0, 1, text.length - 1, text.length]) {
        expect(quick.segment(text).containing(index)).toEqual(intl.segment(text).containing(index));
      }
    }
  },
);
