/** How fast a whole run may go. */
export type Pace = {
  /** Resolves when the next call may be made; `false` where no more shall be made. */
  readonly turn: () => Promise<boolean>;
  /** Lets nobody through for so many ms, or for longer each time where the server does not say. */
  readonly slowDown: (wait?: number) => void;
  /** The server takes calls again. */
  readonly recover: () => void;
  readonly hold: () => void;
  readonly goOn: () => void;
  /** No more turns. */
  readonly stop: () => void;
  /** Until when nobody is let through; 0 where nobody waits. */
  readonly waitsUntil: () => number;
  readonly isHeld: () => boolean;
};

type Options = {
  /** Most turns a second. */
  readonly rate: number | undefined;
  readonly clock: () => number;
};

/** Waits where the server does not say how long, in ms: twice as long each time. */
const shortest = 1000;
const longest = 60_000;

/** Makes the pace of a run: one gate for all calls, so that a server that asks to wait gets a rest from all of them. */
export function createPace({ rate, clock }: Options): Pace {
  const interval = rate === undefined ? 0 : 1000 / rate;
  let nextTurn = 0;
  let pausedUntil = 0;
  let backoff = shortest;
  let stopped = false;
  let held = false;
  const sleepers = new Set<() => void>();
  const wake = (): void => sleepers.forEach((sleeper) => sleeper());
  return {
    async turn() {
      for (;;) {
        if (stopped) return false;
        const now = clock();
        const wait = Math.max(pausedUntil, nextTurn) - now;
        if (!held && wait <= 0) {
          nextTurn = Math.max(now, nextTurn) + interval;
          return true;
        }
        await sleep(held ? undefined : wait, sleepers);
      }
    },
    slowDown(wait) {
      pausedUntil = Math.max(pausedUntil, clock() + (wait ?? backoff));
      backoff = Math.min(longest, backoff * 2);
    },
    recover() {
      backoff = shortest;
    },
    hold() {
      held = true;
    },
    goOn() {
      held = false;
      wake();
    },
    stop() {
      stopped = true;
      wake();
    },
    waitsUntil: () => (pausedUntil > clock() ? pausedUntil : 0),
    isHeld: () => held,
  };
}

/** Waits for so long, or until it is woken. */
async function sleep(ms: number | undefined, sleepers: Set<() => void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = ms === undefined ? undefined : setTimeout(resolve, Math.ceil(ms));
  sleepers.add(resolve);
  await promise;
  sleepers.delete(resolve);
  clearTimeout(timer);
}
