import { availableCommands } from "../../commands/commands.ts";
import { editKeys } from "../../commands/edit-keys.ts";
import type { State } from "../../state/state.ts";
import type { Block, ScreenView } from "../view.ts";
import type { ScreenOf } from "./screen-of.ts";

/** The keys of the screen that help was asked on, then those of a text entry. */
export function viewHelp(state: State, { from }: ScreenOf<"help">): ScreenView {
  const here = availableCommands({ ...state, screen: from }).map(({ keys, help }): Block => ({
    type: "key",
    keys,
    help,
  }));
  return {
    mark: undefined,
    headline: "Keys",
    blocks: [
      { type: "text", text: "On this screen", tone: "dim" },
      ...here,
      { type: "gap" },
      { type: "text", text: "While typing", tone: "dim" },
      ...editKeys.map(({ keys, help }): Block => ({ type: "key", keys, help })),
    ],
  };
}
