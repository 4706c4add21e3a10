import type { Effect } from "../state/effect.ts";
import type { AppEvent } from "../state/event.ts";
import { reduce } from "../state/reduce.ts";
import type { State } from "../state/state.ts";

/** Holds the state, and lets the reducer alone change it. */
export type Store = {
  readonly getState: () => State;
  readonly dispatch: (event: AppEvent) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Makes a store. `run` is given each effect, after the state that asked for it is in place. */
export function createStore(options: {
  readonly initial: State;
  readonly clock: () => number;
  readonly run: (effect: Effect, dispatch: Store["dispatch"]) => void;
}): Store {
  let state = options.initial;
  const listeners = new Set<() => void>();
  const dispatch = (event: AppEvent): void => {
    const update = reduce({ ...state, now: options.clock() }, event);
    state = update.state;
    for (const listener of listeners) listener();
    for (const effect of update.effects) options.run(effect, dispatch);
  };
  return {
    getState: () => state,
    dispatch,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
