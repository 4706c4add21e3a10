import { readFile } from "node:fs/promises";
import { typescriptLanguage } from "@codemirror/lang-javascript";
import { classHighlighter, highlightCode } from "@lezer/highlight";
import type { Plugin } from "vite";

const suffix = "?highlighted";

/** `import { pieces } from "./file.ts?highlighted"`: a source file, coloured while building. */
export function highlightedSource(): Plugin {
  return {
    name: "highlighted-source",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(suffix)) {
        return undefined;
      }
      const file = id.slice(0, -suffix.length);
      this.addWatchFile(file);
      const pieces = highlight((await readFile(file, "utf8")).trimEnd());
      return { code: `export const pieces = ${JSON.stringify(pieces)};`, moduleType: "js" };
    },
  };
}

/** A source text in pieces, each with the classes of its colour. */
function highlight(code: string): readonly (readonly [text: string, classes: string])[] {
  const pieces: [string, string][] = [];
  const { parser } = typescriptLanguage;
  highlightCode(
    code,
    parser.parse(code),
    classHighlighter,
    (text, classes) => pieces.push([text, classes]),
    () => pieces.push(["\n", ""]),
  );
  return pieces;
}
