import { QuickSegmenter } from "./quick-segmenter.ts";

const segmenter = new QuickSegmenter("en", { granularity: "grapheme" });
const words = new QuickSegmenter("en", { granularity: "word" });

/** Splits a text into what a person takes for single characters: an emoji with its modifiers is one. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Where the character before `offset` begins. */
export function previousGrapheme(text: string, offset: number): number {
  return offset - (graphemes(text.slice(0, offset)).at(-1)?.length ?? 0);
}

/** Where the character after `offset` ends. */
export function nextGrapheme(text: string, offset: number): number {
  return offset + (graphemes(text.slice(offset))[0]?.length ?? 0);
}

/** Where the word before `offset` begins; what is not a word between them is passed over. */
export function previousWord(text: string, offset: number): number {
  const before = Array.from(words.segment(text.slice(0, offset)));
  return before.findLast(({ isWordLike }) => isWordLike)?.index ?? 0;
}

/** Where the word after `offset` ends. */
export function nextWord(text: string, offset: number): number {
  const after = Array.from(words.segment(text.slice(offset)));
  const word = after.find(({ isWordLike }) => isWordLike);
  return word === undefined ? text.length : offset + word.index + word.segment.length;
}
