import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace, type Pace } from "./pace.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** The times of the next turns, in ms. */
async function turns(pace: Pace, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const turn = pace.turn();
    await vi.runAllTimersAsync();
    await turn;
    times.push(Date.now());
  }
  return times;
}

test("turns keep to the rate", async () => {
  const pace = createPace({ rate: 20, clock: Date.now });
  expect(await turns(pace, 4)).toEqual([0, 50, 100, 150]);
});

test("a rest that the server asks for is everybody's, and is kept to its end", async () => {
  const pace = createPace({ rate: undefined, clock: Date.now });
  pace.slowDown(30_000);
  pace.slowDown(10_000);
  expect(await turns(pace, 2)).toEqual([30_000, 30_000]);
});

test("without a word from the server the rests grow, to a minute at most, until it takes calls again", async () => {
  const pace = createPace({ rate: undefined, clock: Date.now });
  const rests: number[] = [];
  for (let index = 0; index < 8; index += 1) {
    const before = Date.now();
    pace.slowDown();
    await turns(pace, 1);
    rests.push(Date.now() - before);
  }
  expect(rests).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  pace.recover();
  pace.slowDown();
  expect(pace.waitsUntil() - Date.now()).toBe(1000);
});

test("whoever waits is let go when the run is ended, and gets no turn", async () => {
  const pace = createPace({ rate: undefined, clock: Date.now });
  pace.slowDown(60_000);
  const waiting = Promise.all([pace.turn(), pace.turn()]);
  pace.stop();
  expect(await waiting).toEqual([false, false]);
  expect(Date.now()).toBe(0);
});
