import { createContext, useContext, useReducer } from "react";
import type { Sandbox, Work } from "../sandbox/open-sandbox.ts";
import { idleRun, reduceRun, type RunState } from "./run-state.ts";

/** The one sandbox of the page; `undefined` while the page is prerendered. */
export const SandboxContext = createContext<Sandbox | undefined>(undefined);

export type RunControl = {
  readonly state: RunState;
  readonly prepare: () => void;
  readonly start: (work: Work) => void;
  readonly stop: () => void;
  /** Forgets the last run. */
  readonly clear: () => void;
};

/** The runs of one example. */
export function useRun(): RunControl {
  const sandbox = useContext(SandboxContext);
  const [state, dispatch] = useReducer(reduceRun, idleRun);
  return {
    state,
    prepare: () => sandbox?.prepare(),
    start(work) {
      dispatch({ type: "start" });
      sandbox?.run(work, dispatch);
    },
    stop: () => sandbox?.stop(),
    clear: () => dispatch({ type: "clear" }),
  };
}
