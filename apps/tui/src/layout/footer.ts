import type { Charset } from "../text/charset.ts";
import type { KeyHint } from "../view/view.ts";
import { lineWidth, spread, type Line, type Span } from "./line.ts";

type Options = { readonly width: number; readonly charset: Charset };

/** The last line, and whether the facts found room in it. */
export type Footer = { readonly line: Line; readonly hasFacts: boolean };

/** The keys, as many as fit, and right of them the facts, if they fit as well. */
export function layoutFooter(hints: readonly KeyHint[], facts: string, options: Options): Footer {
  const line = fitHints(hints, options);
  const together = spread(line, { text: options.charset.encode(facts), tone: "dim" }, options.width - 1);
  return { line: together ?? line, hasFacts: together !== undefined };
}

/** Help and quit are the first to go, since they go without saying; then the others from the end. */
function fitHints(hints: readonly KeyHint[], options: Options): Line {
  const expendable = [...hints].toReversed().toSorted((one, other) => weight(other) - weight(one));
  let shown = hints;
  let line = hintLine(shown, options);
  for (const hint of expendable) {
    if (lineWidth(line) <= options.width) break;
    shown = shown.filter((each) => each !== hint);
    line = hintLine(shown, options);
  }
  return line;
}

function weight({ label }: KeyHint): number {
  return ["quit", "history", "help", "choose"].indexOf(label) === -1 ? 0 : 1;
}

function hintLine(hints: readonly KeyHint[], { charset }: Options): Line {
  return hints.flatMap(({ keys, label }, index): Span[] => [
    { text: index === 0 ? " " : "   ", tone: "plain" },
    { text: keys.map((key) => charset.keys[key] ?? key).join(separator(keys, charset)), tone: "strong" },
    { text: ` ${charset.encode(label)}`, tone: "dim" },
  ]);
}

function separator(keys: readonly string[], charset: Charset): string {
  return keys.every((key) => (charset.keys[key] ?? key).length === 1) ? "" : "/";
}
