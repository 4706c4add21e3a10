import {
  createPasswordResetClient,
  isPasswordResetError,
  type Outcome,
  type PasswordResetClient,
} from "@metal/password-reset";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyFault } from "./fault-proxy.ts";
import { everyDatabase, startWorld, type World } from "./start-world.ts";

const faults = fc.array(fc.constantFrom(...everyFault), { maxLength: 5 });
const runs = { numRuns: 40 };

let world: World;

/** How often the operation may have been carried out, for what is said of it. */
const truths: Readonly<Record<Outcome, readonly number[]>> = {
  not_applied: [0],
  applied: [1],
  unknown: [0, 1],
};

/** What a call says of itself, `"applied"` for a success, once the server has done whatever it was given. */
async function said<T>(call: Promise<T>): Promise<{ readonly outcome: Outcome; readonly answer?: T }> {
  try {
    return { outcome: "applied", answer: await call };
  } catch (error) {
    if (isPasswordResetError(error)) {
      return { outcome: error.outcome };
    }
    throw error;
  } finally {
    await world.proxy.settled();
  }
}

function client(options: { readonly retry: number }): PasswordResetClient {
  const { baseUrl, userKey: token } = world;
  return createPasswordResetClient({ baseUrl, token, timeout: 150, ...options });
}

describe.each(everyDatabase)("on %s", (database) => {
  beforeAll(async () => {
    world = await startWorld({ database });
  });
  afterAll(async () => {
    await world.close();
  });

  test("what is said of a reset is what the database shows, under any faults", async () => {
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 0, max: 3 }), async (plan, retry) => {
        const before = await world.resets();
        world.proxy.plan(plan);
        const { outcome, answer } = await said(client({ retry }).resetPassword());
        expect(truths[outcome]).toContain((await world.resets()) - before);
        const logsIn =
          answer === undefined ||
          (await world.server.accounts.verifyPassword(world.email, answer.newPassword));
        expect(logsIn).toBe(true);
      }),
      runs,
    );
  });

  test("what is said of a mail is what the database shows, under any faults", async () => {
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 0, max: 3 }), async (plan, retry) => {
        const before = await world.mailsAskedFor();
        world.proxy.plan(plan);
        const { outcome } = await said(client({ retry }).createPasswordResetToken({ email: world.email }));
        expect(truths[outcome]).toContain((await world.mailsAskedFor()) - before);
      }),
      runs,
    );
  });
});
