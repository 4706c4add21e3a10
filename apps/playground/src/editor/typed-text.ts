import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * Puts typed text into the document by a transaction. Left to itself, Chromium edits the coloured line
 * first and marks what it inserts with a style attribute, which the page's policy refuses, aloud.
 * Compositions stay with the browser.
 */
export const typedText: Extension = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null || event.isComposing) {
      return false;
    }
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    event.preventDefault();
    return true;
  },
});
