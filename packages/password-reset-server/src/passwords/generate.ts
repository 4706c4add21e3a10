import type { Random } from "../tokens/random.ts";

/** Letters and digits that no reader takes for another: without 0 O o, 1 l I i, 5 S s, 2 Z z, 8 B. */
const ALPHABET = "abcdefghjkmnpqrtuvwxyACDEFGHJKLMNPQRTUVWXY34679";
const GROUPS = 4;
const GROUP_LENGTH = 6;

/**
 * A new password: four groups of six characters that are easy to read out, more than 130 random bits.
 *
 * @example
 * ```ts
 * generatePassword({ random }); // "wK7mPx-…"
 * ```
 */
export function generatePassword(options: { readonly random: Random }): string {
  const characters = pick(GROUPS * GROUP_LENGTH, options.random);
  return Array.from({ length: GROUPS }, (_, group) =>
    characters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  ).join("-");
}

function pick(length: number, random: Random): string {
  // Bytes past the last whole multiple are thrown away: a remainder alone would favour the first letters.
  const fair = 256 - (256 % ALPHABET.length);
  let picked = "";
  while (picked.length < length) {
    for (const byte of random(length)) {
      if (byte < fair && picked.length < length) picked += ALPHABET[byte % ALPHABET.length];
    }
  }
  return picked;
}
