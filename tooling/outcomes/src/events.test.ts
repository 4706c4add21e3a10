import {
  createPasswordResetClient,
  isPasswordResetError,
  type Outcome,
  type PasswordResetEvent,
} from "@metal/password-reset";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { everyFault } from "./fault-proxy.ts";
import { inWorlds } from "./in-worlds.ts";
import type { World } from "./start-world.ts";

type EventType = PasswordResetEvent["type"];

/** Where a listener aborts the call: at the first or second event of a type, or nowhere. */
const aborts = fc.option(
  fc.record({
    type: fc.constantFrom<EventType>("attempt", "response", "safe_repeat_check", "retry"),
    time: fc.integer({ min: 1, max: 2 }),
  }),
);
const plans = fc.array(fc.constantFrom(...everyFault), { maxLength: 5 });
const timeouts = fc.integer({ min: 1, max: 600 });

/** How often the password may have been changed, for what is said of it. */
const truths: Readonly<Record<Outcome, readonly number[]>> = {
  not_applied: [0],
  applied: [1],
  unknown: [0, 1],
};

test("what a call tells on its way adds up, and what it says at the end is true, wherever it is cut off", async () => {
  await inWorlds({}, (world) =>
    fc.asyncProperty(plans, fc.nat(3), timeouts, aborts, async (plan, retry, timeout, abort) => {
      const before = await world.resets();
      world.proxy.plan(plan);
      const { events, attempts, outcome } = await call(world, { retry, timeout, abort });

      expect(truths[outcome]).toContain((await world.resets()) - before);
      expect(numbers(events, "attempt")).toEqual(Array.from({ length: attempts }, (_, index) => index + 1));
      expect(events.filter(({ type }) => type === "success" || type === "failure")).toEqual([events.at(-1)]);
      expect(events.at(-1)).toMatchObject({ attempts });
      // One may have been told of and cut off before it was sent.
      const sent = world.proxy.received.filter((method) => method === "DELETE").length;
      expect([attempts, attempts - 1]).toContain(sent);
      expect(numbers(events, "retry").length).toBeLessThanOrEqual(attempts);
    }),
  );
});

type Options = {
  readonly retry: number;
  readonly timeout: number;
  readonly abort: { readonly type: EventType; readonly time: number } | null;
};

type Told = {
  readonly events: readonly PasswordResetEvent[];
  readonly attempts: number;
  readonly outcome: Outcome;
};

/** Resets the password, and resolves once the server has done whatever it was given. */
async function call({ baseUrl, userKey: token, proxy }: World, { abort, ...limits }: Options): Promise<Told> {
  const events: PasswordResetEvent[] = [];
  const controller = new AbortController();
  const onEvent = (event: PasswordResetEvent) => {
    events.push(event);
    if (event.type === abort?.type && numbers(events, event.type).length === abort.time) controller.abort();
  };
  const client = createPasswordResetClient({ baseUrl, token, onEvent, ...limits });
  try {
    await client.resetPassword({ signal: controller.signal });
    return { events, attempts: numbers(events, "attempt").length, outcome: "applied" };
  } catch (error) {
    if (isPasswordResetError(error)) {
      return { events, attempts: error.attempts, outcome: error.outcome };
    }
    throw error;
  } finally {
    await proxy.settled();
  }
}

/** Which attempts the events of a type belong to. */
function numbers(events: readonly PasswordResetEvent[], type: EventType): readonly number[] {
  return events.flatMap((event) => (event.type === type && "attempt" in event ? [event.attempt] : []));
}
