import type { Charset } from "../text/charset.ts";
import { graphemes } from "../text/graphemes.ts";
import type { TextField } from "../text/text-field.ts";
import { widthOf } from "./line.ts";

/** The part of a text field that is shown, and the cell in which its cursor stands. */
export type FieldWindow = { readonly text: string; readonly cursor: number };

/** Shows as much of the field as fits, always with the cursor in it; masked, one bullet for a character. */
export function fieldWindow(
  field: TextField,
  options: { readonly width: number; readonly masked: boolean; readonly charset: Charset },
): FieldWindow {
  const { masked, charset } = options;
  const draw = (text: string): string[] =>
    graphemes(text).map((character) => (masked ? charset.bullet : charset.encode(character)));
  const before = draw(field.value.slice(0, field.cursor));
  const after = draw(field.value.slice(field.cursor));
  // One cell is kept for the cursor behind the last character.
  const room = Math.max(1, options.width - 1);
  const shownBefore = takeEnd(before, room);
  const cursor = widthOf(shownBefore.join(""));
  return { text: shownBefore.join("") + takeStart(after, room - cursor).join(""), cursor };
}

function takeEnd(characters: readonly string[], width: number): readonly string[] {
  let start = characters.length;
  let used = 0;
  while (start > 0 && used + widthOf(characters[start - 1] ?? "") <= width) {
    start -= 1;
    used += widthOf(characters[start] ?? "");
  }
  return characters.slice(start);
}

function takeStart(characters: readonly string[], width: number): readonly string[] {
  return takeEnd(characters.toReversed(), width).toReversed();
}
