import type { Counts } from "./counts.ts";
import type { Pace } from "./pace.ts";
import type { RunControls } from "./show-progress.ts";

/** What steers a run from outside. */
export type RunControl = RunControls & {
  /** Cuts off what is under way. */
  readonly signal: AbortSignal;
  readonly isEnding: () => boolean;
  /** Signals mean again what they mean without a run. */
  readonly release: () => void;
};

/** Makes it: the first Ctrl-C or SIGTERM ends the run when what is under way has come to its end, the second at once. */
export function createRunControl(options: {
  readonly pace: Pace;
  readonly counts: Counts;
  readonly clock: () => number;
}): RunControl {
  const { pace, counts, clock } = options;
  const abort = new AbortController();
  const startedAt = clock();
  let ending = false;
  const end = (): void => {
    if (ending) abort.abort();
    ending = true;
    pace.stop();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, end);
  return {
    signal: abort.signal,
    isEnding: () => ending,
    end,
    togglePause: () => (pace.isHeld() ? pace.goOn() : pace.hold()),
    progress() {
      const until = pace.waitsUntil();
      return {
        counts: { ...counts },
        elapsed: clock() - startedAt,
        pause: until === 0 ? 0 : Math.max(0, until - clock()),
        held: pace.isHeld(),
        ending,
      };
    },
    release() {
      for (const signal of signals) process.off(signal, end);
    },
  };
}
