import type { Charset } from "../text/charset.ts";
import type { KeyHint, Mark, Tone, View } from "../view/view.ts";
import { layoutBlocks } from "./blocks.ts";
import { layoutFooter } from "./footer.ts";
import { lineWidth, spread, widthOf, wrap, type Line, type Position, type Span } from "./line.ts";

/** The room there is, and how to use it. */
export type LayoutOptions = {
  readonly columns: number;
  readonly rows: number;
  readonly charset: Charset;
  /** First line of the body to show; kept within what there is. */
  readonly scroll: number;
};

/** A screen, line by line. There are always as many lines as rows. */
export type Frame = {
  readonly lines: readonly Line[];
  readonly cursor: Position | undefined;
  readonly scroll: number;
  /** The largest `scroll` that makes sense; 0 where everything fits. */
  readonly maxScroll: number;
  /** How many lines of the body are in sight. */
  readonly page: number;
};

const widest = 100;
const markTones: Record<Mark, Tone> = { ok: "good", no: "bad", unknown: "warn" };

/** Makes the lines of a screen for a terminal of that size. */
export function layout(view: View, options: LayoutOptions): Frame {
  const { charset, rows } = options;
  const width = Math.min(options.columns, widest);
  const indent = width < 60 ? 1 : 3;
  const head = layoutHead(view, width, charset);
  const body = layoutBlocks(view.blocks, { width: width - indent - 1, charset });
  const plainFooter = layoutFooter(view.hints, view.facts, { width, charset });
  const lines = plainFooter.hasFacts
    ? body.lines
    : [...body.lines, [], ...factLines(view.facts, width - indent - 1, charset)];

  const room = rows - head.length - 1;
  const airy = lines.length + 2 <= room;
  // Where not all fits, the space below the headline stays, unless each line counts.
  const hasGap = airy || rows >= 14;
  const page = Math.max(1, room - (airy ? 2 : hasGap ? 1 : 0));
  const maxScroll = Math.max(0, lines.length - page);
  const scroll = Math.min(
    maxScroll,
    body.focus === undefined ? options.scroll : Math.max(0, body.focus - page + 2),
  );
  const footer =
    maxScroll > 0 && body.focus === undefined
      ? layoutFooter([scrollHint(view.hints), ...view.hints], view.facts, {
          width,
          charset,
        })
      : plainFooter;

  const shown = withEdges(lines.slice(scroll, scroll + page), {
    above: scroll > 0,
    below: scroll < maxScroll,
    charset,
  });
  const before = hasGap ? [...head, []] : head;
  const filler = Array.from({ length: Math.max(0, rows - before.length - shown.length - 1) }, (): Line => []);
  return {
    lines: [...before, ...shown.map((line) => shift(line, indent)), ...filler, footer.line].slice(-rows),
    cursor:
      body.cursor === undefined
        ? undefined
        : { x: body.cursor.x + indent, y: body.cursor.y + before.length - scroll },
    scroll,
    maxScroll,
    page,
  };
}

function layoutHead({ mark, headline, status }: View, width: number, charset: Charset): readonly Line[] {
  const sign = mark === undefined ? "" : `${charset.marks[mark]} `;
  const lead: Span = { text: ` ${sign}`, tone: mark === undefined ? "plain" : markTones[mark] };
  const indent = widthOf(lead.text);
  const lines = wrap(charset.encode(headline), width - indent - 1).map((text, row): Line => {
    const title: Span = { text, tone: "strong" };
    return row === 0 ? [lead, title] : [{ text: " ".repeat(indent), tone: "plain" }, title];
  });
  const [first = []] = lines;
  const together =
    lines.length === 1 && spread(first, { text: charset.encode(status), tone: "dim" }, width - 1);
  return together ? [together] : lines;
}

function factLines(facts: string, width: number, charset: Charset): readonly Line[] {
  return wrap(charset.encode(facts), width).map((text): Line => [{ text, tone: "dim" }]);
}

/** Where the arrows choose, the page keys scroll. */
function scrollHint(hints: readonly KeyHint[]): KeyHint {
  const isTaken = hints.some(({ keys }) => keys.includes("up"));
  return { keys: isTaken ? ["pageup", "pagedown"] : ["up", "down"], label: "scroll" };
}

/** Shows that there is more, on the first and the last line in sight. */
function withEdges(
  lines: readonly Line[],
  edges: { readonly above: boolean; readonly below: boolean; readonly charset: Charset },
): readonly Line[] {
  const { above, below, charset } = edges;
  return lines.map((line, row) => {
    if (above && row === 0) return [{ text: `${charset.above} more`, tone: "dim" }];
    return below && row === lines.length - 1 ? [{ text: `${charset.below} more`, tone: "dim" }] : line;
  });
}

function shift(line: Line, by: number): Line {
  return lineWidth(line) === 0 ? line : [{ text: " ".repeat(by), tone: "plain" }, ...line];
}
