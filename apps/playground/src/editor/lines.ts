import type { Piece } from "./highlight.ts";

/** Code line by line; the line breaks stay at the ends of their lines. */
export function linesOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const [text, classes] of pieces) {
    for (const [index, part] of text.split(/(?<=\n)/).entries()) {
      const isNew = index > 0 || lines.at(-1)?.at(-1)?.[0].endsWith("\n") === true;
      if (isNew) {
        lines.push([]);
      }
      lines.at(-1)?.push([part, classes]);
    }
  }
  return lines;
}
