/** Most ms that are waited for what a call can do without: the words of a refusal, a question on the side. */
export const PATIENCE = 5_000;

/** Longest wait, in ms, that a server may ask for where the caller set no time limit. */
const longestWait = 60_000;

/** Why a call was ended from this side. */
export type EndedBy = "timeout" | "aborted";

/** The time limit and the caller's signal, as one thing to wait against. */
export type Deadline = {
  /** Aborts when the call must end. */
  readonly signal: AbortSignal;
  /** Resolves when the call must end, and not before. */
  readonly over: Promise<undefined>;
  /** Why the call was ended; `undefined` while it was not. */
  readonly endedBy: () => EndedBy | undefined;
  /** The ms that a wait must stay below: what is left, or a minute without a limit; and of so many from the start. */
  readonly remaining: (most: number) => number;
  /** Lets go of the timer and of the caller's signal. */
  readonly stop: () => void;
};

/**
 * Starts the clock of one call.
 *
 * Put together by hand, since `AbortSignal.any` and `AbortSignal.timeout` keep a timer and references
 * alive after the call has ended, and since a `fetch` of the caller's may not heed the signal.
 */
export function startDeadline(timeout: number | false, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const { promise: over, resolve } = Promise.withResolvers<undefined>();
  const started = performance.now();
  let ended: EndedBy | undefined;
  const end = (by: EndedBy) => {
    ended ??= by;
    stop();
    resolve(undefined);
    controller.abort();
  };
  const abort = () => end("aborted");
  const timer = timeout === false ? undefined : setTimeout(end, timeout, "timeout");
  const stop = () => {
    clearTimeout(timer);
    caller?.removeEventListener("abort", abort);
  };
  caller?.addEventListener("abort", abort);
  if (caller?.aborted) {
    abort();
  }
  return {
    signal: controller.signal,
    over,
    endedBy: () => ended,
    remaining(most) {
      const gone = performance.now() - started;
      return Math.min(timeout === false ? longestWait : timeout - gone, most - gone);
    },
    stop,
  };
}
