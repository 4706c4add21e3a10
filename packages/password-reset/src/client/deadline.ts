/** Most ms that are waited for what a call can do without: the words of a refusal, a question on the side. */
export const PATIENCE = 5_000;

/** Why a call was ended from this side. */
export type EndedBy = "timeout" | "aborted";

/** The time limit and the caller's signal, as one thing to wait against. One wait at a time. */
export type Deadline = {
  /** Aborts when the call must end. */
  readonly signal: AbortSignal;
  /** Why the call was ended; `undefined` while it was not. */
  readonly endedBy: () => EndedBy | undefined;
  /** The ms that are left; `Infinity` without a limit. */
  readonly remaining: () => number;
  /** What a promise comes to, or `undefined` as soon as the call must end. Rejects as the promise does. */
  readonly orUndefined: <T>(promise: Promise<T>) => Promise<T | undefined>;
  /** Waits so many ms, or until the call must end. */
  readonly wait: (ms: number) => Promise<void>;
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
  const started = performance.now();
  let ended: EndedBy | undefined;
  let release: (nothing: undefined) => void = () => undefined;
  const end = (by: EndedBy) => {
    ended ??= by;
    release(undefined);
    controller.abort();
  };
  const abort = () => end("aborted");
  const timer = timeout === false ? undefined : setTimeout(end, timeout, "timeout");
  caller?.addEventListener("abort", abort, { once: true });
  if (caller?.aborted === true) {
    abort();
  }

  const orUndefined = async <T>(promise: Promise<T>): Promise<T | undefined> =>
    new Promise<T | undefined>((resolve, reject) => {
      release = resolve;
      promise.then(resolve, reject);
      if (ended !== undefined) {
        resolve(undefined);
      }
    });

  return {
    signal: controller.signal,
    endedBy: () => ended,
    remaining: () => (timeout === false ? Number.POSITIVE_INFINITY : timeout - (performance.now() - started)),
    orUndefined,
    async wait(ms) {
      let pause: ReturnType<typeof setTimeout> | undefined;
      await orUndefined(
        new Promise<void>((resolve) => {
          pause = setTimeout(resolve, ms);
        }),
      );
      clearTimeout(pause);
    },
    stop() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", abort);
    },
  };
}
