import { StateField, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type { Piece } from "./highlight.ts";

/** The colours that were found while building, for as long as nobody has needed the language itself. */
export function firstColours(pieces: readonly Piece[]): Extension {
  const ranges: Range<Decoration>[] = [];
  let from = 0;
  for (const [text, classes] of pieces) {
    const to = from + text.length;
    if (classes !== "") {
      ranges.push(Decoration.mark({ class: classes }).range(from, to));
    }
    from = to;
  }
  return StateField.define<DecorationSet>({
    create: () => Decoration.set(ranges),
    update: (marks, { changes }) => marks.map(changes),
    provide: (field) => EditorView.decorations.from(field),
  });
}
