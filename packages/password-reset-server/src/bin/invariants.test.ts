import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { array, assert, asyncProperty, constantFrom, nat, option, record, type Arbitrary } from "fast-check";
import { expect, it } from "vitest";
import { distinct, startCrashWorld, type Burst } from "../testing/crash-world.ts";
import { freshPostgresUrl, temporaryFolder } from "../testing/stores.ts";

const burst: Arbitrary<Burst> = record({
  asks: nat({ max: 5 }),
  strangers: nat({ max: 2 }),
  reset: constantFrom("key", "token", undefined),
  killAfter: option(nat({ max: 5 }), { nil: undefined }),
});

it.each([
  ["a SQLite file", async () => join(temporaryFolder(), "accounts.db")],
  ["PostgreSQL", freshPostgresUrl],
])(
  "whatever is sent and whenever it is killed, what was told is true on %s",
  { timeout: 360_000 },
  async (_name, place) => {
    await assert(
      asyncProperty(array(burst, { minLength: 3, maxLength: 6 }), async (bursts) => {
        const database = await place();
        const world = await startCrashWorld(database);

        for (const next of bursts) {
          await world.send(next);
          // A password that somebody was told is the one that signs in, until somebody is told another.
          const last = world.told().passwords.slice(-1);
          expect(await Promise.all(last.map((password) => world.logsIn(password)))).not.toContain(false);
        }
        await world.stop();

        const { passwords, promised, secrets } = world.told();
        // Each reset that was told gave a password of its own, changed it once, and was told to the account.
        expect(new Set(passwords).size).toBe(passwords.length);
        expect(distinct(world.mails, "Reset your password")).toBeGreaterThanOrEqual(promised);
        expect(distinct(world.mails, "Your password was reset")).toBe(passwords.length);
        for (const { recipients } of world.mails.received) expect(recipients).toEqual(["ada@example.com"]);
        const readable = world.log() + (database.includes("://") ? "" : filesBeside(database));
        for (const secret of [...secrets, ...passwords]) expect(readable).not.toContain(secret);
      }),
      { numRuns: 3 },
    );
  },
);

/** The database, its write-ahead log, and whatever else stands there. */
function filesBeside(database: string): string {
  const folder = dirname(database);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "latin1"))
    .join("\n");
}
