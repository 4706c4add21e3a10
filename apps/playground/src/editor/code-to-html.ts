import { highlight, highlightShell, type Piece } from "./highlight.ts";
import { linesOf } from "./lines.ts";

/** Code as markup, coloured where its language is known here. Only while building. */
export function codeToHtml(code: string, language = ""): string {
  return piecesToHtml(piecesOf(code, language));
}

/** Code that was coloured before, as markup. */
export function piecesToHtml(pieces: readonly Piece[]): string {
  const lines = linesOf(pieces).map((line) => `<span class="line">${line.map(toHtml).join("")}</span>`);
  return `<code>${lines.join("")}</code>`;
}

function piecesOf(code: string, language: string): readonly Piece[] {
  switch (language) {
    case "ts":
    case "json":
      return highlight(code);
    case "sh":
    case "console":
      return highlightShell(code);
    default:
      return [[code, ""]];
  }
}

function toHtml([text, classes]: Piece): string {
  return classes === "" ? escapeHtml(text) : `<span class="${classes}">${escapeHtml(text)}</span>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
