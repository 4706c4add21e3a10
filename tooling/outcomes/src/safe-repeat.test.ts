import { createPasswordResetClient, type PasswordResetClient } from "@metal/password-reset";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { everyDuplication, everyFault } from "./fault-proxy.ts";
import { inWorlds } from "./in-worlds.ts";
import type { World } from "./start-world.ts";

/** Those that a repeat can still get through after; the others end the call. */
const passingFaults = everyFault.filter(
  (fault) => fault !== "none" && fault !== "redirectBefore" && !fault.startsWith("hang"),
);

const plans = fc.array(fc.constantFrom(...everyFault), { maxLength: 6 });
const retries = fc.integer({ min: 0, max: 3 });
const credentials = fc.constantFrom("user key", "mailed token");

/** In ms: long enough for a repeat or two. A fault that hangs takes all of it. */
const timeout = 500;

test("a reset is carried out at most once, under any faults", async () => {
  await inWorlds({}, (world) =>
    fc.asyncProperty(credentials, plans, retries, async (credential, plan, retry) => {
      const token = await tokenOf(credential, world);
      const before = await world.resets();
      world.proxy.plan(plan);
      const answer = await attempted(client(world, token).resetPassword({ retry, timeout }), world);
      expect((await world.resets()) - before).toBeLessThanOrEqual(1);
      expect(count("OPTIONS", world)).toBeLessThanOrEqual(retry);
      await expectToLogIn(answer, world);
    }),
  );
});

test("a reset that leaves one clean repeat within its retries succeeds, and was carried out once", async () => {
  const passing = fc.array(fc.constantFrom(...passingFaults), { maxLength: 2 });
  await inWorlds({}, (world) =>
    fc.asyncProperty(credentials, passing, fc.nat(1), async (credential, plan, spare) => {
      const token = await tokenOf(credential, world);
      const before = await world.resets();
      world.proxy.plan(plan, { sparing: "OPTIONS" });
      const answer = await client(world, token).resetPassword({ retry: plan.length + spare });
      await world.proxy.settled();
      expect((await world.resets()) - before).toBe(1);
      await expectToLogIn(answer, world);
    }),
  );
});

test("a reset that is begun again under its own key is the same one, whatever became of the first call", async () => {
  await inWorlds({}, (world) =>
    fc.asyncProperty(credentials, plans, retries, async (credential, plan, retry) => {
      const token = await tokenOf(credential, world);
      const idempotencyKey = crypto.randomUUID();
      const before = await world.resets();
      world.proxy.plan(plan);
      await attempted(client(world, token).resetPassword({ idempotencyKey, retry, timeout }), world);
      world.proxy.plan([]);
      const answer = await client(world, token).resetPassword({ idempotencyKey });
      expect((await world.resets()) - before).toBe(1);
      await expectToLogIn(answer, world);
    }),
  );
});

test("a request that something in between sends twice is one reset, and its answer is the password", async () => {
  const duplications = fc.array(fc.constantFrom(...everyDuplication, ...passingFaults), { maxLength: 2 });
  await inWorlds({}, (world) =>
    fc.asyncProperty(credentials, duplications, async (credential, plan) => {
      const token = await tokenOf(credential, world);
      const before = await world.resets();
      world.proxy.plan([...plan, "twiceAtOnce"], { sparing: "OPTIONS" });
      const answer = await client(world, token).resetPassword({ retry: 4 });
      await world.proxy.settled();
      expect((await world.resets()) - before).toBe(1);
      await expectToLogIn(answer, world);
    }),
  );
});

test("a server that declares no safe repeat is sent one DELETE and asked once, under any faults", async () => {
  await inWorlds({ safeRepeat: false }, (world) =>
    fc.asyncProperty(credentials, plans, retries, async (credential, plan, retry) => {
      const token = await tokenOf(credential, world);
      world.proxy.plan(plan);
      await attempted(client(world, token).resetPassword({ retry, timeout }), world);
      expect(count("DELETE", world)).toBeLessThanOrEqual(1);
      expect(count("OPTIONS", world)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a server that need not be one of ours, by its token, is sent one DELETE and asked nothing", async () => {
  await inWorlds({ safeRepeat: false }, (world) =>
    fc.asyncProperty(plans, retries, async (plan, retry) => {
      world.proxy.plan(plan);
      await attempted(client(world, "0123456789abcdef").resetPassword({ retry, timeout }), world);
      expect(count("DELETE", world)).toBeLessThanOrEqual(1);
      expect(count("OPTIONS", world)).toBe(0);
    }),
  );
});

type Answer = Awaited<ReturnType<PasswordResetClient["resetPassword"]>>;

function client({ baseUrl }: World, token: string): PasswordResetClient {
  // Where a test sets no limit, none is to end the call: not on a slow machine either.
  return createPasswordResetClient({ baseUrl, token, timeout: false });
}

async function tokenOf(credential: "user key" | "mailed token", world: World): Promise<string> {
  return credential === "user key" ? world.userKey : world.mailedToken();
}

/** What a call answered, if it did, once the server has done whatever it was given. */
async function attempted(call: Promise<Answer>, { proxy }: World): Promise<Answer | undefined> {
  const [result] = await Promise.allSettled([call]);
  await proxy.settled();
  return result.status === "fulfilled" ? result.value : undefined;
}

async function expectToLogIn(answer: Answer | undefined, { server, email }: World): Promise<void> {
  const logsIn = answer === undefined || (await server.accounts.verifyPassword(email, answer.newPassword));
  expect(logsIn).toBe(true);
}

function count(method: string, { proxy }: World): number {
  return proxy.received.filter((received) => received === method).length;
}
