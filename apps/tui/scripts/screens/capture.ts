import type headless from "@xterm/headless";
import { steady } from "./steady.ts";

/** How a run of characters looks. A colour is one of the sixteen, by number. */
type RunStyle = {
  readonly color: number | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
};

/** Characters of one look that stand together. */
export type Run = { readonly text: string; readonly style: RunStyle };

/** What stands on a screen, with all that differs from one run of the program to the next made steady. */
export type Capture = {
  readonly columns: number;
  readonly rows: readonly (readonly Run[])[];
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
};

/** Reads the screen of a terminal. */
export function captureScreen(
  terminal: headless.Terminal,
  options: { readonly isCursorShown: boolean },
): Capture {
  const buffer = terminal.buffer.active;
  const rows = Array.from({ length: terminal.rows }, (_, row) => {
    const line = buffer.getLine(buffer.viewportY + row);
    return steady(line === undefined ? [] : runsOf(line));
  });
  return {
    columns: terminal.cols,
    rows,
    cursor: options.isCursorShown ? { x: buffer.cursorX, y: buffer.cursorY } : undefined,
  };
}

/** The text of a capture, without trailing space. */
export function textOf({ rows }: Capture): string {
  const lines = rows.map((runs) =>
    runs
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );
  return `${lines.join("\n").trimEnd()}\n`;
}

function runsOf(line: headless.IBufferLine): readonly Run[] {
  const runs: { text: string; readonly style: RunStyle }[] = [];
  for (let column = 0; column < line.length; column += 1) {
    const cell = line.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const text = cell.getChars() || " ";
    const style = styleOf(cell);
    const last = runs.at(-1);
    if (last !== undefined && isSame(last.style, style)) last.text += text;
    else runs.push({ text, style });
  }
  return runs;
}

function styleOf(cell: headless.IBufferCell): RunStyle {
  const color = cell.isFgPalette() ? cell.getFgColor() : undefined;
  return { color, bold: cell.isBold() !== 0, dim: cell.isDim() !== 0 };
}

function isSame(one: RunStyle, other: RunStyle): boolean {
  return one.color === other.color && one.bold === other.bold && one.dim === other.dim;
}
