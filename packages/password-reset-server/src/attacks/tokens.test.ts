import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { createPbkdf2Hasher, readResetToken } from "../memory/index.ts";
import { openSqliteStore } from "../sqlite/index.ts";
import { ADA, createHarness, type Harness } from "../testing/harness.ts";
import { STORES, temporaryFolder } from "../testing/stores.ts";

describe.each(STORES)("a token on %s", (_name, openStore) => {
  it("of another server opens nothing here", async () => {
    const here = await createHarness({ store: await openStore() });
    const elsewhere = await createHarness();

    for (const token of [elsewhere.userKey, elsewhere.projectKey, await elsewhere.mailedToken()]) {
      expect((await here.reset(token)).status).toBe(401);
      expect((await here.ask(ADA, token)).status).toBe(401);
    }
    expect(await here.server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
  });

  it("of an address without an account opens nothing, though one is made for it", async () => {
    const store = await openStore();
    const digests: Uint8Array[] = [];
    const harness = await createHarness({
      store: {
        ...store,
        resets: {
          ...store.resets,
          request(token, ...rest) {
            digests.push(token.digest);
            return store.resets.request(token, ...rest);
          },
        },
      },
    });
    await harness.ask("later@example.com");
    await harness.server.accounts.add({ email: "later@example.com" });

    expect(digests).toHaveLength(1);
    expect(await store.resets.isUsable(digests[0] as Uint8Array, Date.now())).toBe(false);
  });

  it("that is guessed, cut, prolonged or written in another way opens nothing", async () => {
    const { mailedToken, reset, server } = await createHarness({ store: await openStore() });
    const token = await mailedToken();
    const secret = token.slice("mk_reset_".length);
    const guesses = [
      `mk_reset_${"A".repeat(43)}`,
      token.slice(0, -1),
      `${token}A`,
      token.toUpperCase(),
      `mk_user_${secret}`,
      `mk_project_${secret}`,
      secret,
      `Bearer ${token}`,
      `${token},${token}`,
    ];

    for (const guess of guesses) expect((await reset(guess)).status).toBe(401);
    expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
    expect((await reset(token)).status).toBe(201);
  });

  it.each<readonly [what: string, meanwhile: (harness: Harness, clock: { now: number }) => unknown]>([
    ["expires", (_harness, clock) => (clock.now += 3_600_000)],
    ["is followed by a newer one", ({ ask }) => ask()],
    ["loses its account", ({ server }) => server.accounts.disable(ADA)],
  ])("that %s while the new password is hashed opens nothing", async (_what, meanwhile) => {
    const clock = { now: 1_000_000 };
    const hasher = createPbkdf2Hasher({ iterations: 1000 });
    const passwords: string[] = [];
    let during: (() => unknown) | undefined;
    const harness = await createHarness({
      store: await openStore(),
      clock: () => clock.now,
      generatePassword: () => `password ${passwords.push("")}`,
      hasher: {
        ...hasher,
        async hash(password) {
          await during?.();
          return hasher.hash(password);
        },
      },
    });
    const { mailedToken, reset, server } = harness;
    const token = await mailedToken();
    during = () => meanwhile(harness, clock);

    expect((await reset(token)).status).toBe(401);

    during = undefined;
    expect(passwords).toHaveLength(1);
    expect(await server.accounts.verifyPassword(ADA, "password 1")).toBe(false);
    await server.outbox.deliver();
    expect(harness.messages.filter(({ kind }) => kind === "password_changed")).toEqual([]);
  });

  it("works once, though the clock is set back to before it was made", async () => {
    const clock = { now: 1_000_000_000 };
    const { mailedToken, reset } = await createHarness({ store: await openStore(), clock: () => clock.now });
    const token = await mailedToken();
    expect((await reset(token)).status).toBe(201);

    clock.now -= 86_400_000;

    expect((await reset(token)).status).toBe(401);
  });

  it("reaches the account, though the clock is set back before it is mailed, and the next one at once", async () => {
    const clock = { now: 1_000_000_000 };
    const harness = await createHarness({ store: await openStore(), clock: () => clock.now });
    const { ask, server, messages, reset } = harness;
    await ask();

    clock.now -= 3_600_000;
    await ask();
    await server.outbox.deliver();
    expect((await reset(readResetToken(messages.at(-1)) ?? "")).status).toBe(201);
    clock.now += 3_600_000;
    await server.outbox.deliver();

    expect(messages.filter(({ kind }) => kind === "reset_token")).toHaveLength(2);
  });
});

it("a stolen database resets nothing: what stands in it is no token, in any way of writing it", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "accounts.db");
  const { ask, reset, server } = await createHarness({ store: openSqliteStore(path) });
  await ask();
  expect(
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), "latin1"))
      .join(""),
  ).toContain(ADA);

  const database = new DatabaseSync(path, { readOnly: true });
  const bytes = [
    ...database.prepare("SELECT digest AS found FROM reset_tokens UNION ALL SELECT digest FROM keys").all(),
    ...database.prepare("SELECT sealed AS found FROM outbox").all(),
  ].map(({ found }) => Buffer.from(found as Uint8Array));
  database.close();

  expect(bytes.length).toBeGreaterThanOrEqual(4);
  for (const found of bytes) {
    for (const kind of ["user", "project", "reset"]) {
      for (const start of [0, 5, 17]) {
        const guess = found
          .subarray(start, start + 32)
          .toString("base64url")
          .padEnd(43, "A")
          .slice(0, 43);
        expect((await reset(`mk_${kind}_${guess}`)).status).toBe(401);
      }
    }
  }
  expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
});
