import { describe, expect, it } from "vitest";
import { ADA, createHarness, NOBODY } from "../testing/harness.ts";
import { openFreshPostgresStore, freshSchema, STORES } from "../testing/stores.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function limitsOf({ headers }: Response): readonly (string | null)[] {
  return [headers.get("RateLimit-Policy"), headers.get("RateLimit")];
}

describe.each(STORES)("the limits on %s", (_name, openStore) => {
  it("say how much is left to the holder of a key, the same for every address", async () => {
    const { ask, reset, userKey } = await createHarness({
      store: await openStore(),
      limits: { key: { requests: 9, window: DAY }, address: { requests: 1, window: DAY } },
    });
    const policy = '"key";q=9;w=86400';
    const left = (requests: number): unknown => [
      policy,
      expect.stringMatching(new RegExp(`^"key";r=${requests};t=8\\d{4}$`)),
    ];

    expect(limitsOf(await ask())).toEqual(left(8));
    expect(limitsOf(await ask(NOBODY))).toEqual(left(7));
    // One mail an address: this one is not sent.
    expect(limitsOf(await ask())).toEqual(left(6));
    expect(limitsOf(await ask("no address"))).toEqual(left(5));
    expect(limitsOf(await reset(userKey))).toEqual(left(8));
  });

  it("agree with Retry-After where one is reached", async () => {
    const { ask } = await createHarness({
      store: await openStore(),
      limits: { key: { requests: 1, window: DAY } },
    });
    await ask();

    const refused = await ask();

    const wait = refused.headers.get("Retry-After");
    expect(refused.status).toBe(429);
    expect(Number(wait)).toBeGreaterThan(80_000);
    expect(limitsOf(refused)).toEqual(['"key";q=1;w=86400', `"key";r=0;t=${wait}`]);
  });

  it("let the whole server take so many, whoever they come from", async () => {
    const { ask, reset, projectKey, userKey, server } = await createHarness({
      store: await openStore(),
      limits: { server: { requests: 3, window: DAY }, key: false },
    });
    const held = await ask(ADA, projectKey);
    const stranger = await reset("no key");
    await ask(NOBODY, userKey);

    const refused = await reset(userKey);

    expect(limitsOf(held)).toEqual(['"server";q=3;w=86400', expect.stringMatching(/^"server";r=2;t=\d{5}$/)]);
    expect([stranger.status, ...limitsOf(stranger)]).toEqual([401, null, null]);
    const wait = refused.headers.get("Retry-After");
    expect([refused.status, ...limitsOf(refused)]).toEqual([
      429,
      '"server";q=3;w=86400',
      `"server";r=0;t=${wait}`,
    ]);
    expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
  });
});

describe("the limits", () => {
  it("stand beside one another", async () => {
    const limit = { requests: 5, window: HOUR };
    const { ask } = await createHarness({ limits: { server: limit, key: limit } });

    expect((await ask()).headers.get("RateLimit")).toMatch(/^"server";r=4;t=3\d{3}, "key";r=4;t=3\d{3}$/);
  });

  it("of a whole server are shared by all processes on a PostgreSQL", async () => {
    const schema = freshSchema();
    const limits = { server: { requests: 2, window: DAY } };
    const [one, two] = [
      await createHarness({ store: await openFreshPostgresStore({ schema }), limits }),
      await openFreshPostgresStore({ schema }),
    ];
    const count = two.createLimiter?.("server", limits.server);
    await one.ask();

    expect(await count?.("all")).toMatchObject({ allowed: true, remaining: 0 });
    expect((await one.ask()).status).toBe(429);
    await two.close();
  });

  it("are not told where there are none, nor of a limiter that does not tell", async () => {
    const none = await createHarness({ limits: false });
    const own = await createHarness({ limits: { key: async () => ({ allowed: true }) } });

    expect(limitsOf(await none.ask())).toEqual([null, null]);
    expect(limitsOf(await own.ask())).toEqual([null, null]);
  });

  it("of a limiter of the host's own are told as far as it tells them", async () => {
    const { ask } = await createHarness({
      limits: { key: async () => ({ allowed: true, remaining: 7, resetAfter: 1500 }) },
    });

    expect(limitsOf(await ask())).toEqual([null, '"key";r=7;t=2']);
  });

  it("are not told to who has no valid key", async () => {
    const { ask, reset, mailedToken } = await createHarness({
      limits: { server: { requests: 90, window: HOUR } },
    });

    expect(limitsOf(await ask(ADA, `mk_user_${"x".repeat(43)}`))).toEqual([null, null]);
    expect(limitsOf(await reset(await mailedToken()))).toEqual([null, null]);
  });
});
