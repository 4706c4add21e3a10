import type { Charset } from "../text/charset.ts";
import type { Block } from "../view/view.ts";
import { fieldWindow } from "./field-window.ts";
import { fit, lineWidth, spread, widthOf, wrap, type Line, type Position, type Span } from "./line.ts";

/** Blocks made into lines, with the line that must stay in sight. */
export type Body = {
  readonly lines: readonly Line[];
  readonly focus: number | undefined;
  readonly cursor: Position | undefined;
};

type Options = { readonly width: number; readonly charset: Charset };
type Of<Type extends Block["type"]> = Extract<Block, { readonly type: Type }>;
type Part = {
  readonly lines: readonly Line[];
  /** Which of the lines must stay in sight. */ readonly focus?: number | undefined;
  readonly cursor?: number;
};

/** Narrower than this, the right column is left out. */
const twoColumns = 72;
/** Lines of text that are longer are tiring to read. */
const readable = 76;

/** Makes lines of at most `width` cells. */
export function layoutBlocks(blocks: readonly Block[], options: Options): Body {
  const lines: Line[] = [];
  let focus: number | undefined;
  let cursor: Position | undefined;
  for (const block of blocks) {
    const part = layoutBlock(block, options);
    if (part.focus !== undefined) focus = lines.length + part.focus;
    if (part.cursor !== undefined) cursor = { x: part.cursor, y: lines.length };
    lines.push(...part.lines);
  }
  return { lines, focus, cursor };
}

function layoutBlock(block: Block, options: Options): Part {
  switch (block.type) {
    case "gap":
      return { lines: [[]] };
    case "text":
      return textLines(block, options);
    case "steps":
      return { lines: block.steps.flatMap((step, index) => stepLines(step, index, options)) };
    case "field":
      return fieldLine(block, options);
    case "item":
      return itemLine(block, options);
    case "pair":
      return pairLines(block, options);
    case "wait":
      return waitLines(block, options);
    case "key":
      return keyLine(block, options);
    case "columns":
    default:
      return columnLines(block, options);
  }
}

function textLines({ text, tone = "plain" }: Of<"text">, { width, charset }: Options): Part {
  return {
    lines: wrap(charset.encode(text), Math.min(width, readable)).map((line) => [{ text: line, tone }]),
  };
}

function stepLines(step: string, index: number, { width, charset }: Options): readonly Line[] {
  const lead = index === 0 ? "Next   " : "       ";
  const number = `${index + 1}  `;
  const indent = widthOf(lead + number);
  return wrap(charset.encode(step), Math.min(width, readable) - indent).map((line, row): Line =>
    row === 0
      ? [{ text: lead, tone: "dim" }, { text: number, tone: "accent" }, plain(line)]
      : [plain(" ".repeat(indent) + line)],
  );
}

function fieldLine({ field, masked, placeholder }: Of<"field">, { width, charset }: Options): Part {
  const prompt: Span = { text: `${charset.pointer} `, tone: "accent" };
  const room = width - widthOf(prompt.text);
  const shown = fieldWindow(field, { width: room, masked, charset });
  const content: Span =
    field.value === ""
      ? { text: fit(charset.encode(placeholder), room, charset.ellipsis), tone: "dim" }
      : { text: shown.text, tone: "strong" };
  return { lines: [[prompt, content]], focus: 0, cursor: widthOf(prompt.text) + shown.cursor };
}

function itemLine({ text, right, selected, dim }: Of<"item">, { width, charset }: Options): Part {
  const tone = dim === true ? "dim" : selected ? "strong" : "plain";
  const pointer: Span = { text: selected ? `${charset.pointer} ` : "  ", tone: "accent" };
  const room = width - widthOf(pointer.text);
  const line: Line = [pointer, { text: fit(charset.encode(text), room, charset.ellipsis), tone }];
  const detail: Span = { text: charset.encode(right), tone: "dim" };
  return { lines: [spread(line, detail, Math.min(width, 50)) ?? line], ...(selected && { focus: 0 }) };
}

function pairLines({ name, value, tone = "plain" }: Of<"pair">, { width, charset }: Options): Part {
  const label: Span = { text: `${name.padEnd(7)}   `, tone: "dim" };
  const text = charset.encode(value);
  const room = width - widthOf(label.text);
  if (widthOf(text) <= room) return { lines: [[label, { text, tone }]] };
  // A password that was broken in two would be copied wrong: below the name it has the most room.
  return { lines: [[label], ...wrap(text, width).map((line): Line => [{ text: line, tone }])] };
}

function waitLines({ text, right, frame }: Of<"wait">, { width, charset }: Options): Part {
  const spinner = charset.spinner[frame % charset.spinner.length] ?? "";
  const line: Line = [{ text: `${spinner} `, tone: "accent" }, plain(charset.encode(text))];
  const clock: Span = { text: charset.encode(right), tone: "dim" };
  const together = spread(line, clock, Math.min(width, 64));
  return { lines: together === undefined ? [line, [plain("  "), clock]] : [together] };
}

function keyLine({ keys, help }: Of<"key">, { width, charset }: Options): Part {
  // Where there is little room, one of the keys is enough.
  const [shown, space] = width < 56 ? [keys.slice(0, 1), 10] : [keys, 25];
  const names = shown.map((key) => charset.keys[key] ?? key).join(" ");
  const head: Span = { text: `${names.padEnd(space)} `, tone: "strong" };
  return {
    lines: wrap(help, width - space - 1).map((row, index): Line => [
      index === 0 ? head : plain(" ".repeat(space + 1)),
      plain(row),
    ]),
  };
}

function columnLines({ left, right }: Of<"columns">, options: Options): Part {
  if (options.width < twoColumns) {
    const { lines, focus } = layoutBlocks(left, options);
    return { lines, focus };
  }
  const leftWidth = Math.floor(options.width * 0.4);
  const list = layoutBlocks(left, { ...options, width: leftWidth });
  const text = layoutBlocks(right, { ...options, width: options.width - leftWidth - 3 }).lines;
  const height = Math.max(list.lines.length, text.length);
  return {
    // Whichever is longer is what has to be moved through: the list by its choice, the text by scrolling.
    focus: list.lines.length > text.length ? list.focus : undefined,
    lines: Array.from({ length: height }, (_, row): Line => {
      const line = list.lines[row] ?? [];
      return [...line, plain(" ".repeat(leftWidth - lineWidth(line) + 3)), ...(text[row] ?? [])];
    }),
  };
}

function plain(text: string): Span {
  return { text, tone: "plain" };
}
