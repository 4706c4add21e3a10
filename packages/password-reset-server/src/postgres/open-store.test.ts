import { Pool } from "pg";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { createPasswordResetServer } from "../index.ts";
import { createPbkdf2Hasher } from "../memory/index.ts";
import type { Store } from "../stores/port.ts";
import { ADA, createHarness, passwordIn } from "../testing/harness.ts";
import { freshSchema, openFreshPostgresStore } from "../testing/stores.ts";
import { MIGRATIONS } from "./migrations.ts";

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Looks into a schema from outside. */
function look(schema: string): (text: string) => Promise<Rows> {
  const pool = new Pool({ connectionString: inject("postgresUrl"), options: `-c search_path=${schema}` });
  onTestFinished(() => pool.end());
  return async (text) => (await pool.query<Record<string, unknown>>(text)).rows;
}

/** A second server on the data of another: sends one `DELETE`. */
function resetOn(store: Store): (token: string) => Promise<Response> {
  const server = createPasswordResetServer({
    store,
    mail: async () => {},
    hasher: createPbkdf2Hasher({ iterations: 1000 }),
    outboxKey: new Uint8Array(32),
    limits: false,
  });
  onTestFinished(() => server.close());
  return (token) =>
    server.fetch(
      new Request("http://localhost/metal/v1/reset-password", {
        method: "DELETE",
        headers: { "X-Auth-Token": token },
      }),
    );
}

/** All that a schema holds, as text; bytes stand in it as hexadecimal digits. */
async function dump(query: (text: string) => Promise<Rows>, schema: string): Promise<string> {
  const tables = await query(`SELECT tablename FROM pg_tables WHERE schemaname = '${schema}'`);
  const rows = await Promise.all(
    tables.map(({ tablename }) => query(`SELECT t::text FROM ${String(tablename)} AS t`)),
  );
  return JSON.stringify(rows);
}

describe("openPostgresStore", () => {
  it("brings a new schema up to date once, where several processes open it at the same time", async () => {
    const schema = freshSchema();

    const stores = await Promise.all(Array.from({ length: 8 }, () => openFreshPostgresStore({ schema })));

    await Promise.all(stores.map((store) => store.close()));
    const steps = await look(schema)("SELECT id FROM migrations ORDER BY id");
    expect(steps.map(({ id }) => id)).toEqual(MIGRATIONS.map(({ id }) => id));
  });

  it("refuses a schema that a newer version made", async () => {
    const schema = freshSchema();
    await (await openFreshPostgresStore({ schema })).close();
    await look(schema)("INSERT INTO migrations VALUES (999, 'from the future', 'unknown')");

    await expect(openFreshPostgresStore({ schema })).rejects.toMatchObject({ code: "store_incompatible" });
  });

  it("keeps everything in the schema that was named", async () => {
    const schema = freshSchema();
    const { ask } = await createHarness({ store: await openFreshPostgresStore({ schema }) });
    await ask();

    const [tokens] = await look("public")(`SELECT count(*)::int FROM ${schema}.reset_tokens`);
    expect(tokens).toEqual({ count: 1 });
  });

  it.each(["Public", "a b", 'x"; DROP SCHEMA public; --', ""])("takes no %j for a schema", async (schema) => {
    await expect(openFreshPostgresStore({ schema })).rejects.toMatchObject({ code: "invalid_option" });
  });

  it("holds no secret that could be read", async () => {
    const schema = freshSchema();
    const harness = await createHarness({ store: await openFreshPostgresStore({ schema }), limits: {} });
    const query = look(schema);
    await harness.ask();
    const waiting = await dump(query, schema);
    const token = await harness.mailedToken();
    const idempotencyKey = crypto.randomUUID();
    const password = await passwordIn(await harness.reset(token, idempotencyKey));
    const after = await dump(query, schema);

    expect(waiting).toContain(ADA);
    const secrets = [token, harness.userKey, harness.projectKey, idempotencyKey, password, "the old one"];
    for (const secret of secrets) {
      for (const text of [secret, Buffer.from(secret).toString("hex")]) {
        expect(waiting).not.toContain(text);
        expect(after).not.toContain(text);
      }
    }
  });

  it("lets racers with different tokens of one account win one after the other, none waiting for another for ever", async () => {
    const harness = await createHarness({ store: await openFreshPostgresStore({ connections: 10 }) });
    const tokens: string[] = [];
    for (let index = 0; index < 20; index += 1) tokens.push(await harness.mailedToken());

    const replies = await Promise.all(tokens.map((token) => harness.reset(token)));

    // Whoever comes first voids the tokens of all others.
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(19);
  });

  it("lets one of a hundred racers with one token win, who come by five pools", async () => {
    const schema = freshSchema();
    const harness = await createHarness({ store: await openFreshPostgresStore({ schema }) });
    const token = await harness.mailedToken();
    const racers = await Promise.all(
      Array.from({ length: 4 }, async () => resetOn(await openFreshPostgresStore({ schema }))),
    );

    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, index) => (racers[index % 5] ?? harness.reset)(token)),
    );

    const winners = replies.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    const password = await passwordIn(winners[0] as Response);
    expect(await harness.server.accounts.verifyPassword(ADA, password)).toBe(true);
  });

  it("hands each mail to one of the workers that ask at once", async () => {
    const schema = freshSchema();
    const store = await openFreshPostgresStore({ schema });
    const { ask } = await createHarness({ store });
    await Promise.all(Array.from({ length: 40 }, () => ask()));
    const others = await Promise.all(Array.from({ length: 3 }, () => openFreshPostgresStore({ schema })));
    const claim = { now: Date.now() + 1, leaseUntil: Date.now() + 60_000, limit: 16 };

    const claimed = await Promise.all([store, ...others].map(({ outbox }) => outbox.claim(claim)));

    const ids = claimed.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(40);
    await Promise.all(others.map((other) => other.close()));
  });

  it("counts limits for all processes together, and lets them go on when the window is over", async () => {
    const schema = freshSchema();
    const stores = [await openFreshPostgresStore({ schema }), await openFreshPostgresStore({ schema })];
    const limit = { requests: 3, window: 60_000 };
    const [one, two] = stores.map((store) => store.createLimiter?.("key", limit));
    const other = stores[0]?.createLimiter?.("address", limit);

    const decisions = [
      await one?.("a"),
      await two?.("a"),
      await one?.("a"),
      await two?.("a"),
      await one?.("a"),
    ];

    expect(decisions.map((decision) => decision?.allowed)).toEqual([true, true, true, false, false]);
    expect(decisions[3]).toEqual({ allowed: false, retryAfter: expect.any(Number) });
    expect(await two?.("b")).toMatchObject({ allowed: true });
    expect(await other?.("a")).toMatchObject({ allowed: true });
    const query = look(schema);
    await query("UPDATE limits SET expire = 1");
    await stores[0]?.purge({ before: 0, now: Date.now() });
    expect(await query("SELECT * FROM limits")).toEqual([]);
    await Promise.all(stores.map((store) => store.close()));
  });
});
