import { Compartment, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Where the language and the completions will be. */
export type Wanted = {
  /** Has to stand in front: completions take their keys before all others. */
  readonly extension: Extension;
  /** Loads them, once. */
  readonly load: (view: EditorView) => void;
};

/** Loads the language and the completions when somebody goes into the editor: who reads and runs needs neither. */
export function editingWhenWanted(meanwhile: Extension): Wanted {
  const place = new Compartment();
  let asked = false;
  let typed = false;
  const fill = async (view: EditorView): Promise<void> => {
    const { editing, startCompletion } = await import("./editing.ts");
    view.dispatch({ effects: place.reconfigure(editing) });
    // What was typed meanwhile was typed in the hope of an offer.
    if (typed && view.hasFocus) {
      startCompletion(view);
    }
  };
  const load = (view: EditorView): void => {
    if (!asked) {
      asked = true;
      // Without them it is an editor all the same.
      fill(view).catch(() => {});
    }
  };
  return {
    extension: [
      place.of(meanwhile),
      EditorView.updateListener.of(({ transactions }) => {
        typed ||= transactions.some((each) => each.isUserEvent("input.type"));
      }),
      EditorView.domEventHandlers({ focus: (_event, view) => load(view) }),
    ],
    load,
  };
}
