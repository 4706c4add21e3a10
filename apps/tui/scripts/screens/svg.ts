import type { Capture, Run } from "./capture.ts";

const cell = { width: 8.4, height: 19 };
const margin = 14;
const baseline = 14;
const background = "#16181d";
const foreground = "#d8dbe2";
const accent = "#62c7d9";
/** The colours that the app uses, as a quiet dark theme shows them. */
const palette: Readonly<Record<number, string>> = { 1: "#f07178", 2: "#a5d46a", 3: "#f2c063", 6: accent };

/** Draws a screen, character by character where it stood. */
export function toSvg({ columns, rows, cursor }: Capture, options: { readonly title: string }): string {
  const width = Math.round(columns * cell.width + margin * 2);
  const height = rows.length * cell.height + margin * 2;
  const lines = rows.flatMap((runs, row) => drawRow(runs, row));
  const block =
    cursor === undefined
      ? []
      : [
          `<rect x="${at(cursor.x)}" y="${margin + cursor.y * cell.height + 1}" width="${cell.width}" height="${cell.height - 3}" fill="${accent}" fill-opacity=".7"/>`,
        ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(options.title)}">`,
    `<rect width="${width}" height="${height}" rx="8" fill="${background}"/>`,
    ...block,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${foreground}" xml:space="preserve">`,
    ...lines,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function drawRow(runs: readonly Run[], row: number): readonly string[] {
  const y = margin + row * cell.height + baseline;
  let column = 0;
  return runs.flatMap(({ text, style }) => {
    const lead = text.length - text.trimStart().length;
    const shown = text.trim();
    const x = at(column + lead);
    column += text.length;
    if (shown === "") return [];
    const fill = style.color === undefined ? "" : ` fill="${palette[style.color] ?? foreground}"`;
    const weight = style.bold ? ' font-weight="600"' : "";
    const opacity = style.dim ? ' fill-opacity=".62"' : "";
    const length = (shown.length * cell.width).toFixed(1);
    return [
      `<text x="${x}" y="${y}" textLength="${length}"${fill}${weight}${opacity}>${escape(shown)}</text>`,
    ];
  });
}

function at(column: number): string {
  return (margin + column * cell.width).toFixed(1);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
