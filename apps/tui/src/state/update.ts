import type { Effect, Update } from "./effect.ts";
import type { Screen, State } from "./state.ts";

/** Nothing happens. */
export function stay(state: State): Update {
  return { state, effects: [] };
}

/** Another screen, from its first line, with what is to be done on the way. */
export function show(state: State, screen: Screen, ...effects: readonly Effect[]): Update {
  return { state: { ...state, screen, scroll: 0 }, effects };
}

/** The first screen. */
export function goHome(state: State, ...effects: readonly Effect[]): Update {
  return show(state, { name: "home", selected: 0 }, ...effects);
}
