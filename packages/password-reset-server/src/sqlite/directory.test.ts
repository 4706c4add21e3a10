import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { Directory } from "../index.ts";
import { createPbkdf2Hasher, readResetToken } from "../memory/index.ts";
import { createDirectoryHarness, type DirectoryHarness } from "../testing/directory-harness.ts";
import { ADA, NOBODY, passwordIn } from "../testing/harness.ts";
import { temporaryFolder } from "../testing/stores.ts";
import { openSqliteStore } from "./index.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./open-database.ts";
import { createSqliteStore } from "./open-store.ts";

const USER = { id: "7", email: ADA };
const hasher = createPbkdf2Hasher({ iterations: 1000 });

type World = DirectoryHarness & {
  /** What the directory was asked to change, in its order. */
  readonly changes: readonly string[];
  readonly signsIn: (password: string) => Promise<boolean>;
  /** Lets what the directory is asked to change fail, or work again. */
  readonly breaks: (broken: boolean) => void;
  /** Lets what the directory is asked to change wait for that. */
  readonly waits: (until: Promise<void>) => void;
  /** How often a kept reply was looked for. */
  readonly looks: () => number;
  /** Lets the directory refuse whatever it is asked to change. */
  readonly refuses: () => void;
};

/** Servers on one file, with one user in a directory elsewhere. */
async function start(path = ":memory:"): Promise<World> {
  const changes: string[] = [];
  let current = "";
  let broken = false;
  let refusing = false;
  let free: Promise<void> | undefined;
  const directory: Directory = {
    findByEmail: async (email) => (email === ADA ? USER : undefined),
    findByKey: async (key) => (key === "live_ada" ? { kind: "user", id: "1", userId: USER.id } : undefined),
    async setPassword({ passwordHash }) {
      changes.push("password");
      await free;
      if (broken) throw new Error("the directory is away");
      if (refusing) return undefined;
      current = passwordHash;
      return USER;
    },
    revokeSessions: async (userId) => void changes.push(`sessions of ${userId}`),
  };
  const store = openSqliteStore(path, { directory });
  const findReply = vi.spyOn(store.resets, "findReply");
  return {
    ...(await createDirectoryHarness({ store, hasher })),
    changes,
    signsIn: (password) => hasher.verify(password, current),
    breaks: (value) => void (broken = value),
    looks: () => findReply.mock.calls.length,
    waits: (until) => void (free = until),
    refuses: () => void (refusing = true),
  };
}

describe("users of a directory elsewhere, with a SQLite file", () => {
  it("get a mail, a password that signs in there, and a notice, and lose their sessions", async () => {
    const { mailedToken, reset, signsIn, server, messages, changes, ask } = await start();
    expect((await ask(NOBODY)).status).toBe(201);

    const password = await passwordIn(await reset(await mailedToken()));

    expect(await signsIn(password)).toBe(true);
    expect(changes).toEqual(["password", "sessions of 7"]);
    await server.outbox.deliver();
    expect(messages.map(({ to, kind }) => [to, kind])).toEqual([
      [ADA, "reset_token"],
      [ADA, "password_changed"],
    ]);
  });

  it("of a hundred racers with one token at two servers, one wins", async () => {
    const path = join(temporaryFolder(), "resets.db");
    const [one, other] = [await start(path), await start(path)];
    const token = await one.mailedToken();

    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? one : other).reset(token)),
    );

    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(99);
    expect([...one.changes, ...other.changes]).toHaveLength(2);
  });

  it.each(["a mailed token", "live_ada"])("repeat with %s safely, also at once", async (key) => {
    const { mailedToken, reset, signsIn, changes } = await start();
    const token = key === "live_ada" ? key : await mailedToken();
    const idempotencyKey = crypto.randomUUID();

    const replies = await Promise.all([reset(token, idempotencyKey), reset(token, idempotencyKey)]);
    replies.push(await reset(token, idempotencyKey));

    const passwords = await Promise.all(replies.map((reply) => passwordIn(reply)));
    expect(new Set(passwords).size).toBe(1);
    expect(await signsIn(passwords[0] ?? "")).toBe(true);
    expect(changes).toEqual(["password", "sessions of 7"]);
  });

  it.each(["a mailed token", "live_ada"])(
    "repeat with %s while the directory is still at it",
    async (key) => {
      const { mailedToken, reset, changes, waits, looks } = await start();
      const token = key === "live_ada" ? key : await mailedToken();
      const idempotencyKey = crypto.randomUUID();
      const { promise, resolve } = Promise.withResolvers<void>();
      waits(promise);
      const first = reset(token, idempotencyKey);
      await vi.waitUntil(() => changes.length === 1, { timeout: 50_000 });

      const repeat = reset(token, idempotencyKey);
      await vi.waitUntil(() => looks() === 2, { timeout: 50_000 });
      resolve();

      expect((await repeat).status).toBe(201);
      expect(await passwordIn(await repeat)).toBe(await passwordIn(await first));
      expect(changes).toEqual(["password", "sessions of 7"]);
    },
  );

  it.each(["a mailed token", "live_ada"])(
    "refused there with %s are refused as often as they repeat",
    async (key) => {
      const { mailedToken, reset, refuses } = await start();
      const token = key === "live_ada" ? key : await mailedToken();
      const idempotencyKey = crypto.randomUUID();
      refuses();

      expect((await reset(token, idempotencyKey)).status).toBe(401);
      expect((await reset(token, idempotencyKey)).status).toBe(401);
    },
  );

  it("have spent their token where the directory failed, are told of no change, and need another mail", async () => {
    const { mailedToken, reset, signsIn, server, messages, changes, breaks } = await start();
    const token = await mailedToken();
    const idempotencyKey = crypto.randomUUID();
    breaks(true);

    const failed = await reset(token, idempotencyKey);
    breaks(false);

    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toContain("away");
    // The directory may have set it before it failed: a repeat is not told that nothing was done.
    expect((await reset(token, idempotencyKey)).status).toBe(500);
    expect((await reset(token)).status).toBe(401);
    expect(changes).toEqual(["password"]);
    await server.outbox.deliver();
    expect(messages.map(({ kind }) => kind)).toEqual(["reset_token"]);
    expect(await signsIn(await passwordIn(await reset(await mailedToken())))).toBe(true);
    expect(readResetToken(messages[0])).toBe(token);
  });

  it("are not told that nothing was done where the file cannot be written to after the change", async () => {
    const database = openDatabase(":memory:", { ownUsers: false });
    migrate(database);
    const directory: Directory = {
      findByEmail: async () => USER,
      async setPassword() {
        database.exec("PRAGMA query_only = 1");
        return USER;
      },
    };
    const store = createSqliteStore(database, { patience: 0, directory });
    const { mailedToken, reset } = await createDirectoryHarness({ store, hasher });

    const reply = await reset(await mailedToken());

    expect(reply.status).toBe(500);
    expect(await reply.text()).not.toContain("Nothing was done");
  });

  it("whose key was used have spent the name of the request where the directory failed", async () => {
    const { reset, changes, breaks } = await start();
    const idempotencyKey = crypto.randomUUID();
    breaks(true);
    expect((await reset("live_ada", idempotencyKey)).status).toBe(500);
    breaks(false);

    expect((await reset("live_ada", idempotencyKey)).status).toBe(500);
    expect(changes).toEqual(["password"]);
    expect((await reset("live_ada", crypto.randomUUID())).status).toBe(201);
  });
});
