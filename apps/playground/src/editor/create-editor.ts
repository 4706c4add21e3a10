import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { typescriptLanguage } from "@codemirror/lang-javascript";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, type Command } from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { completeClient } from "../completion/complete-client.ts";
import { typedText } from "./typed-text.ts";

export type EditorOptions = {
  /** Becomes the place of the editor; what is in it is covered. */
  readonly host: HTMLElement;
  readonly code: string;
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
export function createEditor({ host, code, label, onChange, onRun, onLeave }: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: code,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run: handled(({ state }) => onRun(state.doc.toString())) },
          ...completionKeymap,
          { key: "Escape", run: handled(onLeave) },
          ...standardKeymap,
          ...historyKeymap,
        ]),
        history(),
        autocompletion({ override: [completeClient], icons: false, defaultKeymap: false }),
        typedText,
        typescriptLanguage,
        syntaxHighlighting(colours),
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
  return {
    setCode(next) {
      const { doc } = view.state;
      if (doc.toString() !== next) {
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

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)" },
  { tag: [tags.typeName, tags.className], color: "var(--code-type)" },
  { tag: tags.propertyName, color: "var(--code-property)" },
]);

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent", fontSize: "inherit" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "var(--code-line)" },
  ".cm-content": { padding: "var(--code-padding)", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0" },
  ".cm-content ::selection, .cm-content::selection": { backgroundColor: "var(--selection)" },
  ".cm-tooltip": {
    border: "1px solid var(--line-strong)",
    borderRadius: "0.375rem",
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "0.8125rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--selection)",
    color: "var(--ink)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { color: "var(--ink-soft)", fontStyle: "normal" },
  ".cm-tooltip.cm-completionInfo": {
    padding: "0.5rem 0.75rem",
    maxWidth: "22rem",
    fontFamily: "var(--sans)",
    fontSize: "0.8125rem",
  },
});
