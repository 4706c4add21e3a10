import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, type Command } from "@codemirror/view";
import { editingWhenWanted } from "./editing-when-wanted.ts";
import { firstColours } from "./first-colours.ts";
import type { Piece } from "./highlight.ts";
import { typedText } from "./typed-text.ts";

export type EditorOptions = {
  /** Becomes the place of the editor; what is in it is covered. */
  readonly host: HTMLElement;
  readonly code: string;
  /** Code that was coloured while building, such as `code` still is. */
  readonly pieces: readonly Piece[];
  /** What the editor is called for whoever cannot see it. */
  readonly label: string;
  readonly onChange: (code: string) => void;
  /** Is given the text as it is at that moment, which `onChange` may not have come through with yet. */
  readonly onRun: (code: string) => void;
  readonly onLeave: () => void;
};

export type Editor = {
  /** Replaces the text, where it is another one. */
  readonly setCode: (code: string) => void;
  readonly focus: () => void;
  readonly destroy: () => void;
};

/**
 * Makes an editor in a shadow root: there its styles are constructed sheets, which a policy without
 * inline styles allows. Colours come from the page's custom properties.
 */
export function createEditor(options: EditorOptions): Editor {
  const { host, code, pieces, label, onChange, onRun, onLeave } = options;
  const isFirst = code === pieces.map(([text]) => text).join("");
  const editing = editingWhenWanted(isFirst ? firstColours(pieces) : []);
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: code,
      extensions: [
        editing.extension,
        keymap.of([
          { key: "Mod-Enter", run: handled(({ state }) => onRun(state.doc.toString())) },
          { key: "Escape", run: handled(onLeave) },
          ...standardKeymap,
          ...historyKeymap,
        ]),
        history(),
        typedText,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            onChange(update.state.doc.toString());
          }
        }),
        theme,
      ],
    }),
  });
  if (!isFirst) {
    editing.load(view);
  }
  return {
    setCode(next) {
      const { doc } = view.state;
      if (doc.toString() !== next) {
        editing.load(view);
        view.dispatch({ changes: { from: 0, to: doc.length, insert: next } });
      }
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function handled(action: (view: EditorView) => void): Command {
  return (view) => {
    action(view);
    return true;
  };
}

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent", fontSize: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "var(--code-line)" },
  ".cm-content": { padding: "var(--code-padding)", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 0 0 4ch", textIndent: "-4ch" },
  ".tok-keyword": { color: "var(--code-keyword)" },
  ".tok-string, .tok-string2": { color: "var(--code-string)" },
  ".tok-number, .tok-bool, .tok-null": { color: "var(--code-number)" },
  ".tok-comment": { color: "var(--code-comment)" },
  ".tok-typeName, .tok-className": { color: "var(--code-type)" },
  ".tok-propertyName": { color: "var(--code-property)" },
  ".cm-content ::selection, .cm-content::selection": { backgroundColor: "var(--selection)" },
  ".cm-tooltip": {
    border: "1px solid var(--line-strong)",
    borderRadius: "0.375rem",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
  },
});
