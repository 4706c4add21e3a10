import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { graphemes } from "../text/graphemes.ts";
import type { Tone } from "../view/view.ts";

/** A piece of one line. */
export type Span = { readonly text: string; readonly tone: Tone };

/** One line of the terminal. */
export type Line = readonly Span[];

/** Where the text cursor stands, from the top left. */
export type Position = { readonly x: number; readonly y: number };

/** The cells that a text takes. */
export const widthOf = (text: string): number => stringWidth(text);

/** The cells that a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((width, { text }) => width + widthOf(text), 0);
}

/** A text in lines of at most `width` cells; a word that is longer is broken. */
export function wrap(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(1, width), { hard: true }).split("\n");
}

/** Cuts a text to `width` cells, and shows by `ellipsis` that something is left out. */
export function fit(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const character of graphemes(text)) {
    if (widthOf(kept + character + ellipsis) > width) break;
    kept += character;
  }
  return kept + ellipsis;
}

/** A line with a second part at the right edge; `undefined` where both do not fit. */
export function spread(left: Line, right: Span, width: number): Line | undefined {
  if (right.text === "") return left;
  const space = width - lineWidth(left) - widthOf(right.text);
  return space < 2 ? undefined : [...left, { text: " ".repeat(space), tone: "plain" }, right];
}
