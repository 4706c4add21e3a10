import { paletteItems } from "../../state/palette.ts";
import type { State } from "../../state/state.ts";
import type { Block, ScreenView } from "../view.ts";
import type { ScreenOf } from "./screen-of.ts";

/** Everything that can be done now, to be found by typing. */
export function viewPalette(state: State, screen: ScreenOf<"palette">): ScreenView {
  const items = paletteItems(state, screen).map(({ help, keys }, index): Block => ({
    type: "item",
    text: help,
    right: keys[0] ?? "",
    selected: index === screen.selected,
  }));
  const none: Block = { type: "text", text: "Nothing here is called that.", tone: "dim" };
  return {
    mark: undefined,
    headline: "What do you want to do?",
    blocks: [
      { type: "field", field: screen.field, masked: false, placeholder: "type a word of it" },
      { type: "gap" },
      ...(items.length === 0 ? [none] : items),
    ],
  };
}
