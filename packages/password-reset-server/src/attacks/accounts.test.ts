import { describe, expect, it } from "vitest";
import type { PasswordHasher } from "../index.ts";
import { createMemoryStore, createPbkdf2Hasher } from "../memory/index.ts";
import { ADA, createHarness, NOBODY } from "../testing/harness.ts";
import { STORES } from "../testing/stores.ts";

const hasher = createPbkdf2Hasher({ iterations: 1000 });

describe.each(STORES)("an account that is disabled on %s", (_name, openStore) => {
  it("takes its keys with it, for both operations", async () => {
    const { ask, reset, server, userKey } = await createHarness({ store: await openStore() });

    await server.accounts.disable(ADA);

    expect((await ask(ADA, userKey)).status).toBe(401);
    expect((await ask(NOBODY, userKey)).status).toBe(401);
    expect((await reset(userKey)).status).toBe(401);
  });

  it("keeps its password where it is disabled while a new one is hashed for the holder of a key", async () => {
    let during: (() => Promise<void>) | undefined;
    const store = await openStore();
    const { reset, server, userKey, messages } = await createHarness({
      store,
      hasher: {
        ...hasher,
        async hash(password) {
          await during?.();
          return hasher.hash(password);
        },
      },
    });
    const before = await store.accounts.findByEmailKey(ADA);
    during = () => server.accounts.disable(ADA);

    expect((await reset(userKey)).status).toBe(401);

    expect((await store.accounts.findByEmailKey(ADA))?.passwordHash).toBe(before?.passwordHash);
    await server.outbox.deliver();
    expect(messages).toEqual([]);
  });
});

it("signing in verifies one password, whether or not there is an account", async () => {
  const verified: string[] = [];
  const counting: PasswordHasher = {
    ...hasher,
    async verify(password, hash) {
      verified.push(hash);
      return hasher.verify(password, hash);
    },
  };
  const { server } = await createHarness({ hasher: counting });
  await server.accounts.add({ email: "new@example.com" });
  await server.accounts.add({ email: "gone@example.com", password: "the old one" });
  await server.accounts.disable("gone@example.com");

  for (const email of [ADA, NOBODY, "new@example.com", "gone@example.com"]) {
    verified.length = 0;
    expect(await server.accounts.verifyPassword(email, "the old one")).toBe(email === ADA);
    expect(verified).toHaveLength(1);
  }
});

it("a failure on the inside is told in no word of its own, by body or header", async () => {
  const store = createMemoryStore();
  const boom = (): Promise<never> => Promise.reject(new TypeError("no space on /var/lib/inside"));
  const { ask, reset, userKey } = await createHarness({
    store: { ...store, resets: { ...store.resets, request: boom, apply: boom } },
  });

  for (const reply of [await ask(), await reset(userKey)]) {
    expect(reply.status).toBe(500);
    expect(JSON.stringify([...reply.headers])).not.toMatch(/inside|TypeError/);
    expect(await reply.text()).not.toMatch(/space|\/var|TypeError/);
  }
});
