import { Client } from "pg";
import { expect, inject, it, onTestFinished, vi } from "vitest";
import type { AuditEntry } from "../index.ts";
import { createPbkdf2Hasher } from "../memory/index.ts";
import { createDirectoryHarness, type DirectoryHarness } from "../testing/directory-harness.ts";
import { ADA, passwordIn } from "../testing/harness.ts";
import { freshPostgresUrl, freshSchema } from "../testing/stores.ts";
import { openPostgresStore, type PostgresDirectory } from "./index.ts";

const USER = { id: "7", email: ADA };

type World = DirectoryHarness & {
  /** How often the directory was asked to set a password. */
  readonly changes: () => number;
};

/** A server on a directory that believes whatever it is told, so that nothing but the server keeps racers apart. */
async function start(url: string, beforeChange: () => Promise<void> = async () => {}): Promise<World> {
  let changes = 0;
  const directory: PostgresDirectory = {
    findByEmail: async () => USER,
    findByKey: async () => ({ kind: "user", id: "1", userId: USER.id }),
    async setPassword() {
      changes += 1;
      await beforeChange();
      return USER;
    },
  };
  const store = await openPostgresStore(url, { schema: freshSchema(), directory, patience: 60_000 });
  const hasher = createPbkdf2Hasher({ iterations: 1000 });
  return { ...(await createDirectoryHarness({ store, hasher })), changes: () => changes };
}

/** Resolves once somebody waits for a lock that is held in a database. */
async function someoneWaits(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  onTestFinished(() => client.end());
  await vi.waitUntil(
    async () => {
      const { rowCount } = await client.query(
        `SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
         WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`,
      );
      return (rowCount ?? 0) > 0;
    },
    { timeout: 50_000 },
  );
}

it("lets one of a hundred racers with one token change a password in a directory", async () => {
  const { mailedToken, reset, changes } = await start(inject("postgresUrl"));
  const token = await mailedToken();

  const replies = await Promise.all(Array.from({ length: 100 }, () => reset(token)));

  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(changes()).toBe(1);
});

it("records what is done for users of a directory, by the names that they and their keys have there", async () => {
  const { server, mailedToken, reset } = await start(inject("postgresUrl"));
  await reset(await mailedToken());
  await reset("a key of the directory's");

  const entries: Partial<AuditEntry>[] = [];
  for await (const { action, outcome, actor, accountId, keyId } of server.audit.entries())
    if (actor !== "operator") entries.push({ action, outcome, actor, accountId, keyId });
  expect(entries).toMatchObject([
    { action: "reset_token.request", outcome: "done", actor: "key", accountId: USER.id },
    { action: "password.reset", outcome: "done", actor: "reset_token", accountId: USER.id },
    { action: "password.reset", outcome: "done", actor: "key", accountId: USER.id, keyId: "1" },
  ]);
});

it("lets a repeat wait for the first, and gives it the same password", async () => {
  const url = await freshPostgresUrl();
  // The first is not done before the second has come as far as it can.
  const { reset, changes } = await start(url, () => someoneWaits(url));
  const idempotencyKey = crypto.randomUUID();

  const replies = await Promise.all([
    reset("a key of theirs", idempotencyKey),
    reset("a key of theirs", idempotencyKey),
  ]);

  const [first, second] = await Promise.all(replies.map((reply) => passwordIn(reply)));
  expect(second).toBe(first);
  expect(changes()).toBe(1);
});
