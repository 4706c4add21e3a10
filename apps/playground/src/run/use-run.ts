import { createContext, useContext, useReducer, useRef } from "react";
import type { Sandbox, Work } from "../sandbox/open-sandbox.ts";
import { idleRun, reduceRun, type RunState } from "./run-state.ts";

/** The one sandbox of the page; `undefined` while the page is prerendered. */
export const SandboxContext = createContext<Sandbox | undefined>(undefined);

export type RunControl = {
  readonly state: RunState;
  readonly prepare: () => void;
  readonly start: (work: Work) => void;
  readonly stop: () => void;
  /** Stops the run, if it has not come to its end, and forgets it. */
  readonly clear: () => void;
};

/** The runs of one example. */
export function useRun(): RunControl {
  const sandbox = useContext(SandboxContext);
  const [state, dispatch] = useReducer(reduceRun, idleRun);
  // Counts runs, so that the end of one that was left is not taken for the end of the next.
  const current = useRef(0);
  const stop = (): void => {
    if (state.status === "running") {
      sandbox?.stop();
    }
  };
  return {
    state,
    prepare: () => sandbox?.prepare(),
    start(work) {
      const run = (current.current += 1);
      dispatch({ type: "start" });
      sandbox?.run(work, (message) => {
        if (run === current.current) {
          dispatch(message);
        }
      });
    },
    stop,
    clear() {
      stop();
      current.current += 1;
      dispatch({ type: "clear" });
    },
  };
}
