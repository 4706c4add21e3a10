import { typescriptLanguage } from "@codemirror/lang-javascript";
import { classHighlighter, highlightCode } from "@lezer/highlight";

/** A piece of code with the classes that colour it. */
export type Piece = readonly [text: string, classes: string];

/** TypeScript in pieces. Only while building; in the page the editor does it. */
export function highlight(code: string): readonly Piece[] {
  const pieces: Piece[] = [];
  highlightCode(
    code,
    typescriptLanguage.parser.parse(code),
    classHighlighter,
    (text, classes) => pieces.push([text, classes]),
    () => pieces.push(["\n", ""]),
  );
  return pieces;
}

const comments = /^([ \t]*#.*)$/m;

/** Shell in pieces: comments are told apart, and no more. */
export function highlightShell(code: string): readonly Piece[] {
  return code
    .split(comments)
    .filter((text) => text !== "")
    .map((text) => [text, text.trimStart().startsWith("#") ? "tok-comment" : ""]);
}
