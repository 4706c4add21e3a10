import { availableCommands } from "../commands/commands.ts";
import type { State } from "../state/state.ts";
import type { KeyHint } from "./view.ts";

/** The keys of the last line, in the order of the table; those with the same word stand together. */
export function keyHints(state: State): readonly KeyHint[] {
  const hints: { keys: string[]; readonly label: string }[] = [];
  for (const { keys, label, quiet } of availableCommands(state)) {
    if (quiet) continue;
    const word = typeof label === "string" ? label : label(state);
    const same = hints.find((hint) => hint.label === word);
    if (same === undefined) hints.push({ keys: keys.slice(0, 1), label: word });
    else same.keys.push(...keys.slice(0, 1));
  }
  return hints;
}
