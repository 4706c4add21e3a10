import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";
import { highlight, highlightShell } from "../src/editor/highlight.ts";

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
      const text = (await readFile(file, "utf8")).trimEnd();
      const pieces = file.endsWith(".sh") ? highlightShell(text) : highlight(text);
      return { code: `export const pieces = ${JSON.stringify(pieces)};`, moduleType: "js" };
    },
  };
}
