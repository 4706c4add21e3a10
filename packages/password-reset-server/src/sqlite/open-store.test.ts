import { execFile } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { createPasswordResetServer } from "../index.ts";
import { createCapturedMailbox, createPbkdf2Hasher, readResetToken } from "../memory/index.ts";
import { ADA, createHarness, passwordIn } from "../testing/harness.ts";
import { temporaryFolder } from "../testing/stores.ts";
import { digestToken } from "../tokens/token.ts";
import { openSqliteStore } from "./index.ts";
import { MIGRATIONS } from "./migrations.ts";

const run = promisify(execFile);
const here = (path: string): string => new URL(path, import.meta.url).href;

describe("openSqliteStore", () => {
  it("keeps accounts, keys, tokens and mails when it is closed and opened again", async () => {
    const path = join(temporaryFolder(), "accounts.db");
    const outboxKey = crypto.getRandomValues(new Uint8Array(32));
    const before = await createHarness({ store: openSqliteStore(path), outboxKey });
    await before.ask();
    await before.server.close();

    const mailbox = createCapturedMailbox();
    const server = createPasswordResetServer({
      store: openSqliteStore(path),
      mail: mailbox.transport,
      hasher: createPbkdf2Hasher({ iterations: 1000 }),
      outboxKey,
    });
    await server.outbox.deliver();
    const reset = (token: string): Promise<Response> =>
      server.fetch(
        new Request("http://localhost/metal/v1/reset-password", {
          method: "DELETE",
          headers: { "X-Auth-Token": token },
        }),
      );

    const password = await passwordIn(await reset(readResetToken(mailbox.messages[0]) ?? ""));
    expect(await server.accounts.verifyPassword(ADA, password)).toBe(true);
    expect((await reset(before.userKey)).status).toBe(201);
    await server.close();
  });

  it("is readable for its owner alone, with its write-ahead log", async () => {
    const folder = temporaryFolder();
    const { ask } = await createHarness({ store: openSqliteStore(join(folder, "accounts.db")) });
    await ask();

    const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
    expect(modes).toEqual(
      expect.arrayContaining([
        ["accounts.db", 0o600],
        ["accounts.db-wal", 0o600],
      ]),
    );
    expect(modes.filter(([, mode]) => mode !== 0o600)).toEqual([]);
  });

  it("holds no secret that could be read, in the file or in its write-ahead log", async () => {
    const folder = temporaryFolder();
    const harness = await createHarness({ store: openSqliteStore(join(folder, "accounts.db")) });
    await harness.ask();
    const waiting = readAll(folder);
    const token = await harness.mailedToken();
    const idempotencyKey = crypto.randomUUID();
    const password = await passwordIn(await harness.reset(token, idempotencyKey));
    const after = readAll(folder);

    expect(waiting).toContain(ADA);
    expect(waiting).not.toMatch(/mk_(?:user|project|reset)_/);
    expect(after).not.toMatch(/mk_(?:user|project|reset)_/);
    const secrets = [password, "the old one", token.slice(9), harness.userKey.slice(8), idempotencyKey];
    for (const secret of secrets) expect(after).not.toContain(secret);
    // It is there all the same, for whoever has token and key.
    expect(await passwordIn(await harness.reset(token, idempotencyKey))).toBe(password);
  });

  it("changes no password where the reply to it cannot be kept", async () => {
    const store = openSqliteStore(":memory:");
    const harness = await createHarness({ store });
    const token = await harness.mailedToken();
    const digest = await digestToken(token);
    const bytes = new Uint8Array(32);

    const change = store.resets.apply({
      grant: { kind: "reset_token", digest },
      passwordHash: "another",
      at: Date.now(),
      notice: { id: "notice", kind: "password_changed", sealed: undefined, createdAt: 0 },
      // A column of whole numbers takes no half.
      reply: { id: bytes, sealed: bytes, expiresAt: Date.now() + 0.5 },
    });

    await expect(change).rejects.toMatchObject({ code: "ERR_SQLITE_ERROR" });
    expect(await harness.server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
    expect(await store.resets.isUsable(digest, Date.now())).toBe(true);
  });

  it("brings new files up to date once, where several processes open them at the same time", async () => {
    const folder = temporaryFolder();
    const paths = Array.from({ length: 10 }, (_, index) => join(folder, `${index}.db`));
    const gate = join(folder, "gate");
    // Each process spins until all are there, so that they meet at the first file, and again at the next.
    const open = `
      const { existsSync } = await import("node:fs");
      const { openSqliteStore } = await import(${JSON.stringify(here("./index.ts"))});
      const [gate, ...paths] = process.argv.slice(1);
      console.log("ready");
      while (!existsSync(gate));
      for (const path of paths) await openSqliteStore(path).close();
    `;
    const args = ["--conditions=@metal/source", "--input-type=module", "-e", open, gate, ...paths];

    const children = Array.from({ length: 4 }, () => {
      const running = run(process.execPath, args);
      return { running, ready: once(running.child.stdout as Readable, "data") };
    });
    await Promise.all(children.map(({ ready }) => ready));
    writeFileSync(gate, "");
    await Promise.all(children.map(({ running }) => running));

    for (const path of paths) {
      const database = new DatabaseSync(path);
      expect(database.prepare("SELECT id FROM migrations").all()).toEqual(
        MIGRATIONS.map(({ id }) => ({ id })),
      );
      expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
      database.close();
    }
  });

  it("forgets the tokens that expired before a moment, but for those behind one that lives longer", async () => {
    const path = join(temporaryFolder(), "accounts.db");
    const store = openSqliteStore(path);
    for (const [index, expiresAt] of [10, 20, 40, 30, 50].entries()) {
      const digest = new Uint8Array(32).fill(index);
      const mail = { kind: "reset_token", recipient: undefined, sealed: undefined, createdAt: 0 } as const;
      const token = { digest, accountId: undefined, createdAt: 0, expiresAt };
      await store.resets.request(token, { ...mail, id: String(index) });
    }
    const witness = new DatabaseSync(path);
    const left = witness.prepare("SELECT expires_at FROM reset_tokens ORDER BY issue");
    const purged = async (before: number): Promise<unknown> => {
      await store.purge({ before, now: 0, auditBefore: undefined });
      return left.all().map((row) => row["expires_at"]);
    };

    expect(await purged(20)).toEqual([20, 40, 30, 50]);
    expect(await purged(35)).toEqual([40, 30, 50]);
    expect(await purged(45)).toEqual([50]);
    expect(await purged(55)).toEqual([]);
    expect(await purged(60)).toEqual([]);
    witness.close();
    await store.close();
  });
});

function readAll(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "latin1"))
    .join("\n");
}
