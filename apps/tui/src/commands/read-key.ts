import type { AppEvent } from "../state/event.ts";
import type { State } from "../state/state.ts";
import { availableCommands } from "./commands.ts";
import { editKeys } from "./edit-keys.ts";

/** One key, or a run of characters that arrived together and is therefore text, never a command. */
export type KeyPress =
  | { readonly type: "key"; readonly name: string; readonly text?: string }
  | { readonly type: "text"; readonly text: string };

/** What a key means where the app stands; `undefined` where it means nothing. */
export function readKey(state: State, press: KeyPress): AppEvent | undefined {
  if (press.type === "text") return insert(state, press.text);
  const command = availableCommands(state).find(({ keys }) => keys.includes(press.name));
  if (command !== undefined) return { type: "command", command: command.id };
  if (!takesText(state)) return undefined;
  const edit = editKeys.find(({ keys }) => keys.includes(press.name))?.edit;
  if (edit !== undefined) return { type: "edit", edit };
  return press.text === undefined ? undefined : insert(state, press.text);
}

/** Whether what is typed goes into a text field. */
function takesText({ screen }: State): boolean {
  return "field" in screen;
}

function insert(state: State, text: string): AppEvent | undefined {
  return takesText(state) ? { type: "edit", edit: { type: "insert", text } } : undefined;
}
