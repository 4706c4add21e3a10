import { describe, expect, it } from "vitest";
import type { PasswordHasher } from "../index.ts";
import { createPbkdf2Hasher } from "../memory/index.ts";
import type { Store } from "../stores/port.ts";
import { ADA, createHarness, passwordIn, type Harness } from "../testing/harness.ts";
import { keptReply } from "../testing/kept-reply.ts";
import { STORES } from "../testing/stores.ts";

const KEY = "0b5c8f1e-4a57-4a7e-9c0e-2f6f3c1d9a10";
const OTHER_KEY = "7f1d3a52-94f0-4c36-8a5f-60b1a1f3c2de";
const LIFETIME = 300_000;

/** The two tokens that `DELETE` takes. */
const TOKENS: readonly (readonly [what: string, get: (harness: Harness) => Promise<string>])[] = [
  ["a user key", async ({ userKey }) => userKey],
  ["a mailed token", ({ mailedToken }) => mailedToken()],
];

async function notices({ server, messages }: Harness): Promise<number> {
  await server.outbox.deliver();
  return messages.filter(({ kind }) => kind === "password_changed").length;
}

const logsIn = ({ server }: Harness, password: string): Promise<boolean> =>
  server.accounts.verifyPassword(ADA, password);

describe.each(STORES)("a repeat on %s", (_name, openStore) => {
  describe.each(TOKENS)("with %s", (_what, tokenOf) => {
    it("gets the same reply under the same key, and changes, mails and hashes nothing", async () => {
      const hasher = countingHasher();
      const harness = await createHarness({ store: await openStore(), hasher });
      const token = await tokenOf(harness);
      const first = await harness.reset(token, KEY);
      const hashesOfFirst = hasher.hashes();

      const repeat = await harness.reset(token, KEY);

      expect(hasher.hashes()).toBe(hashesOfFirst);
      const password = await passwordIn(first);
      expect([first.status, repeat.status]).toEqual([201, 201]);
      expect(await passwordIn(repeat)).toBe(password);
      expect(await logsIn(harness, password)).toBe(true);
      expect(await notices(harness)).toBe(1);
      expect([first, repeat].map(({ headers }) => headers.get("Idempotency-Replayed"))).toEqual([
        null,
        "true",
      ]);
    });

    it("gets the same reply while the first is still being worked on: one change, one notice", async () => {
      const harness = await createHarness({ store: await openStore() });
      const token = await tokenOf(harness);

      const replies = await Promise.all(Array.from({ length: 20 }, () => harness.reset(token, KEY)));

      expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
      const [password = "", ...others] = new Set(await Promise.all(replies.map(passwordIn)));
      expect(others).toEqual([]);
      expect(await logsIn(harness, password)).toBe(true);
      expect(await notices(harness)).toBe(1);
    });

    it("gets the same reply where the first is committed between two looks into the store", async () => {
      const store = await openStore();
      let first: (() => Promise<Response>) | undefined;
      const harness = await createHarness({
        store: afterEachLook(store, async () => {
          const begin = first;
          first = undefined;
          replies.push(...(begin === undefined ? [] : [await begin()]));
        }),
      });
      const replies: Response[] = [];
      const token = await tokenOf(harness);
      first = () => harness.reset(token, KEY);

      replies.push(await harness.reset(token, KEY));

      expect(replies.map(({ status }) => status)).toEqual([201, 201]);
      expect(new Set(await Promise.all(replies.map(passwordIn))).size).toBe(1);
      expect(await notices(harness)).toBe(1);
    });

    it("gets no old password once it was changed again, with a key or without", async () => {
      for (const nextKey of [OTHER_KEY, undefined]) {
        const store = await openStore();
        const harness = await createHarness({ store });
        const token = await tokenOf(harness);
        await harness.reset(token, KEY);
        const next = await passwordIn(await harness.reset(harness.userKey, nextKey));

        const repeat = await harness.reset(token, KEY);

        // Carried out a second time, it would burn the password that somebody else has just been told.
        expect(repeat.status).toBe(token === harness.userKey ? 422 : 401);
        expect(await logsIn(harness, next)).toBe(true);
        expect(await keptReply(store, [token, KEY], Date.now())).toMatchObject({ sealed: undefined });
      }
    });

    it("gets nothing once the account is disabled", async () => {
      const store = await openStore();
      const harness = await createHarness({ store });
      const token = await tokenOf(harness);
      await harness.reset(token, KEY);

      await harness.server.accounts.disable(ADA);

      expect((await harness.reset(token, KEY)).status).toBe(401);
      expect(await keptReply(store, [token, KEY], Date.now())).toMatchObject({ sealed: undefined });
    });

    it("is a request of its own from the moment at which the reply expires", async () => {
      let now = 1_000_000;
      const harness = await createHarness({ store: await openStore(), clock: () => now });
      const token = await tokenOf(harness);
      const password = await passwordIn(await harness.reset(token, KEY));

      now += LIFETIME - 1;
      expect(await passwordIn(await harness.reset(token, KEY))).toBe(password);
      now += 1;
      const late = await harness.reset(token, KEY);

      expect(late.status).toBe(token === harness.userKey ? 201 : 401);
      expect(await logsIn(harness, password)).toBe(token !== harness.userKey);
    });

    it("finds nothing kept once the reply has expired and was purged", async () => {
      const store = await openStore();
      const harness = await createHarness({ store, clock: () => 1000 });
      const token = await tokenOf(harness);
      await harness.reset(token, KEY);

      await store.purge({ before: 0, now: 1000 + LIFETIME - 1 });
      expect(await keptReply(store, [token, KEY], 1000)).toMatchObject({ sealed: expect.any(Uint8Array) });
      await store.purge({ before: 0, now: 1000 + LIFETIME });
      expect(await keptReply(store, [token, KEY], 1000)).toBeUndefined();
    });

    it("is refused with 422 where its key is none, and nothing is done", async () => {
      const harness = await createHarness({ store: await openStore() });
      const token = await tokenOf(harness);

      expect((await harness.reset(token, "too short")).status).toBe(422);
      expect(await logsIn(harness, "the old one")).toBe(true);
      expect((await harness.reset(token)).status).toBe(201);
    });
  });

  it("with a used token under another key, or under none, gets 401 before anything is hashed", async () => {
    const hasher = countingHasher();
    const harness = await createHarness({ store: await openStore(), hasher });
    const token = await harness.mailedToken();
    const password = await passwordIn(await harness.reset(token, KEY));
    const hashesOfFirst = hasher.hashes();

    expect((await harness.reset(token, OTHER_KEY)).status).toBe(401);
    expect((await harness.reset(token)).status).toBe(401);
    expect(hasher.hashes()).toBe(hashesOfFirst);
    expect(await logsIn(harness, password)).toBe(true);
  });

  it("with a user key under another key, or under none, is another reset", async () => {
    const harness = await createHarness({ store: await openStore() });

    const replies = [
      await harness.reset(harness.userKey, KEY),
      await harness.reset(harness.userKey, OTHER_KEY),
      await harness.reset(harness.userKey),
      await harness.reset(harness.userKey),
    ];

    const passwords = await Promise.all(replies.map(passwordIn));
    expect(new Set(passwords).size).toBe(4);
    expect(await logsIn(harness, passwords[3] ?? "")).toBe(true);
    expect(await notices(harness)).toBe(4);
  });

  it("of another token is none, though it has the same key", async () => {
    const harness = await createHarness({ store: await openStore() });
    const { server, userKey, reset, mailedToken } = harness;
    await server.accounts.add({ email: "bob@example.com" });
    const { token: bobsKey } = await server.keys.create({ kind: "user", email: "bob@example.com" });
    const strangersToken = await mailedToken();
    const adas = await passwordIn(await reset(userKey, KEY));

    const bobs = await passwordIn(await reset(bobsKey, KEY));

    expect(bobs).not.toBe(adas);
    expect(await logsIn(harness, adas)).toBe(true);
    expect((await reset(strangersToken, KEY)).status).toBe(401);
  });
});

describe("a repeat", () => {
  it("counts for the limits as any other request", async () => {
    const { userKey, reset } = await createHarness({ limits: { key: { requests: 2, window: 60_000 } } });

    const replies = [await reset(userKey, KEY), await reset(userKey, KEY), await reset(userKey, KEY)];

    expect(replies.map(({ status }) => status)).toEqual([201, 201, 429]);
  });

  it("with a project key is refused as ever", async () => {
    const { projectKey, reset } = await createHarness();

    expect((await reset(projectKey, KEY)).status).toBe(422);
  });

  it("is another reset where safe repeat is off, and the header is not looked at", async () => {
    const { userKey, reset } = await createHarness({ safeRepeat: false });

    const [first, second] = [await reset(userKey, KEY), await reset(userKey, KEY)];

    expect(await passwordIn(second)).not.toBe(await passwordIn(first));
    expect((await reset(userKey, "too short")).status).toBe(201);
  });

  it("gets the reply for as long as the host says, which must be from a second to a day", async () => {
    let now = 1_000_000;
    const { userKey, reset } = await createHarness({ safeRepeatLifetime: 1000, clock: () => now });
    const password = await passwordIn(await reset(userKey, KEY));

    now += 999;
    expect(await passwordIn(await reset(userKey, KEY))).toBe(password);
    now += 1;
    expect(await passwordIn(await reset(userKey, KEY))).not.toBe(password);
    for (const safeRepeatLifetime of [0, 999, 1000.5, 86_400_001, Number.NaN]) {
      await expect(createHarness({ safeRepeatLifetime })).rejects.toMatchObject({ code: "invalid_option" });
    }
  });
});

/** The store, with something that happens whenever a reset has looked into it and not yet acted on that. */
function afterEachLook(store: Store, happen: () => Promise<void>): Store {
  const then = async <Seen>(look: Promise<Seen>): Promise<Seen> => {
    const seen = await look;
    await happen();
    return seen;
  };
  return {
    ...store,
    resets: {
      ...store.resets,
      isUsable: (digest, now) => then(store.resets.isUsable(digest, now)),
      findReply: (id, now) => then(store.resets.findReply(id, now)),
    },
  };
}

function countingHasher(): PasswordHasher & { readonly hashes: () => number } {
  const hasher = createPbkdf2Hasher({ iterations: 1000 });
  let count = 0;
  return {
    ...hasher,
    hash(password) {
      count += 1;
      return hasher.hash(password);
    },
    hashes: () => count,
  };
}
