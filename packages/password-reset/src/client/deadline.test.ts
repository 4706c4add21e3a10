import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { startDeadline } from "./deadline.ts";

describe("without a limit and without a signal", () => {
  test("there is all the time, of which a minute may be waited", () => {
    const deadline = startDeadline(false, undefined);
    expect(deadline.remaining(Infinity)).toBe(60_000);
    expect(deadline.endedBy()).toBeUndefined();
    expect(deadline.signal.aborted).toBe(false);
    deadline.stop();
  });

  test("what is waited for comes first", async () => {
    const deadline = startDeadline(false, undefined);
    await expect(Promise.race([deadline.over, Promise.resolve("done")])).resolves.toBe("done");
  });
});

test("the limit ends what is waited for, and aborts", async () => {
  const deadline = startDeadline(1, undefined);
  await expect(deadline.over).resolves.toBeUndefined();
  expect(deadline.endedBy()).toBe("timeout");
  expect(deadline.signal.aborted).toBe(true);
  expect(deadline.remaining(Infinity)).toBeLessThanOrEqual(1);
});

test("a wait within a call ends with the call, and leaves no timer and no listener", async () => {
  const caller = new AbortController();
  const pause = startDeadline(60_000, caller.signal);
  caller.abort();
  await expect(pause.over).resolves.toBeUndefined();
  expect(getEventListeners(caller.signal, "abort")).toHaveLength(0);
});

test("a limit that is far leaves the time there is", () => {
  const deadline = startDeadline(60_000, undefined);
  expect(deadline.remaining(Infinity)).toBeLessThanOrEqual(60_000);
  expect(deadline.remaining(Infinity)).toBeGreaterThan(0);
  deadline.stop();
});

test.each([false, 60_000] as const)("with a limit of %s, a wait can be bounded further", (limit) => {
  const deadline = startDeadline(limit, undefined);
  expect(deadline.remaining(1000)).toBeLessThanOrEqual(1000);
  expect(deadline.remaining(1000)).toBeGreaterThan(0);
  expect(deadline.remaining(0)).toBeLessThanOrEqual(0);
  deadline.stop();
});

describe("the caller's signal", () => {
  test("ends what is waited for", async () => {
    const caller = new AbortController();
    const deadline = startDeadline(false, caller.signal);
    caller.abort();
    await expect(deadline.over).resolves.toBeUndefined();
    expect(deadline.endedBy()).toBe("aborted");
  });

  test("that is aborted already ends all that follows, also what is settled", async () => {
    const deadline = startDeadline(60_000, AbortSignal.abort());
    expect(deadline.endedBy()).toBe("aborted");
    await expect(Promise.race([deadline.over, Promise.resolve("late")])).resolves.toBeUndefined();
    deadline.stop();
  });

  test("is let go of, and then no longer heard", () => {
    const caller = new AbortController();
    const deadline = startDeadline(60_000, caller.signal);
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(1);
    deadline.stop();
    expect(getEventListeners(caller.signal, "abort")).toHaveLength(0);
    caller.abort();
    expect(deadline.endedBy()).toBeUndefined();
  });

  test("counts where it came first, whatever comes later", async () => {
    const caller = new AbortController();
    const deadline = startDeadline(1, caller.signal);
    caller.abort();
    await deadline.over;
    expect(deadline.endedBy()).toBe("aborted");
  });
});
