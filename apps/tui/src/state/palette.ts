import { availableCommands, type Command, type CommandId } from "../commands/commands.ts";
import type { Update } from "./effect.ts";
import type { Screen, State } from "./state.ts";
import { stay } from "./update.ts";

type PaletteScreen = Extract<Screen, { readonly name: "palette" }>;

/** Commands that only mean something as a key. */
const keysOnly: ReadonlySet<CommandId> = new Set([
  "move-up",
  "move-down",
  "open",
  "submit",
  "palette",
  "run",
]);

/** What can be done on the screen below, as far as it holds all the words that were typed. */
export function paletteItems(state: State, { from, field }: PaletteScreen): readonly Command[] {
  const words = field.value.toLowerCase().split(/\s+/);
  const seen = new Set<CommandId>();
  return availableCommands({ ...state, screen: from }).filter(({ id, help }) => {
    const isNew = !seen.has(id) && !keysOnly.has(id);
    seen.add(id);
    return isNew && words.every((word) => help.toLowerCase().includes(word));
  });
}

/** Runs what is chosen, on the screen that it was chosen for. */
export function runChosen(state: State, run: (state: State, command: CommandId) => Update): Update {
  const { screen } = state;
  const item = screen.name === "palette" ? paletteItems(state, screen)[screen.selected] : undefined;
  if (screen.name !== "palette" || item === undefined) return stay(state);
  return run({ ...state, screen: screen.from }, item.id);
}
