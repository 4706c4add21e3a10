import { describe, expect, it } from "vitest";
import { storeUnavailable } from "../stores/unavailable.ts";
import { silentLogger } from "./logger.ts";
import { watchWrites, type Writability } from "./writability.ts";

type Watched = Writability & {
  readonly probes: () => number;
  readonly become: (works: boolean) => void;
  readonly wait: (ms: number) => void;
  readonly log: readonly string[];
};

function watched(): Watched {
  let [now, probes, works] = [1_000_000, 0, true];
  const log: string[] = [];
  const note = (_fields: object, message: string): void => void log.push(message);
  const writability = watchWrites({
    store: {
      async probe() {
        probes += 1;
        if (!works) throw storeUnavailable("full", "The disk is full");
      },
    },
    clock: () => now,
    logger: { ...silentLogger, info: note, error: note },
  });
  return {
    ...writability,
    probes: () => probes,
    become: (next) => void (works = next),
    wait: (ms) => void (now += ms),
    log,
  };
}

describe("whether writes work", () => {
  it("is found out by one write for all who ask, and not again for a while", async () => {
    const { check, probes, wait } = watched();

    expect(await Promise.all([check(), check(), check()])).toEqual([true, true, true]);
    wait(4999);
    expect([await check(), probes()]).toEqual([true, 1]);
    wait(1);
    expect([await check(), probes()]).toEqual([true, 2]);
  });

  it("is known from what requests write, without writing anything else", async () => {
    const { check, wrote, probes, wait } = watched();

    for (let seconds = 0; seconds < 60; seconds += 4) {
      wrote();
      expect(await check()).toBe(true);
      wait(4000);
    }

    expect(probes()).toBe(0);
  });

  it("is asked again each time for as long as it does not, and said once", async () => {
    const { check, become, probes, log } = watched();
    become(false);
    expect([await check(), await check(), probes()]).toEqual([false, false, 2]);

    become(true);
    expect([await check(), await check(), probes()]).toEqual([true, true, 3]);
    expect(log).toEqual(["the store takes no writes", "the store takes writes again"]);
  });

  it("is doubted for a while after a request found no room, even if a small row still has", async () => {
    const { check, failed, wait } = watched();
    failed("full");

    wait(9999);
    expect(await check()).toBe(false);
    wait(1);
    expect(await check()).toBe(true);
  });

  it("is not doubted for somebody's lock, or for two in each other's way", async () => {
    const { check, failed } = watched();

    for (const reason of ["locked", "conflict", "too_slow", "overloaded", "unreachable"] as const)
      failed(reason);

    expect(await check()).toBe(true);
  });

  it("is believed of a request that wrote, whatever failed before", async () => {
    const { check, failed, wrote } = watched();
    failed("read_only");
    wrote();

    expect(await check()).toBe(true);
  });

  it("is believed of a clock that was set back no longer than of another", async () => {
    const { check, probes, wait } = watched();
    await check();
    wait(-3_600_000);

    expect([await check(), probes()]).toEqual([true, 2]);
  });

  it("is for requests alone to find out on a store that cannot be asked", async () => {
    let now = 0;
    const { check, failed } = watchWrites({ store: {}, clock: () => now, logger: silentLogger });

    expect(await check()).toBe(true);
    failed("full");
    expect(await check()).toBe(false);
    now += 10_000;
    expect(await check()).toBe(true);
  });
});
