import type { Client } from "pg";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createPasswordResetServer, type Logger } from "../index.ts";
import { createPbkdf2Hasher } from "../memory/index.ts";
import { createMetrics } from "../node/index.ts";
import { ADA, createHarness, type Harness } from "../testing/harness.ts";
import { connectOutsider, freshSchema, openFreshPostgresStore } from "../testing/stores.ts";
import type { PostgresStoreOptions } from "./index.ts";

const PATH = "http://localhost/metal/v1/reset-password";
/** By which those who change the schema know of one another. */
const MIGRATING = 0x6d_65_74_6c;
const OUTBOX_KEY = new Uint8Array(32);

/** A patient server with one account, a hurried one on the same data, and somebody else on that database. */
type World = Pick<Harness, "userKey" | "mailedToken"> & {
  /** Sent to the server in a hurry. */
  readonly ask: () => Promise<Response>;
  readonly reset: (token: string) => Promise<Response>;
  readonly log: () => string;
  readonly metrics: () => Promise<string>;
  readonly outsider: Client;
  /** What the tables hold that a request could change. */
  readonly contents: () => Promise<unknown>;
};

async function createWorld(store: PostgresStoreOptions = {}): Promise<World> {
  const schema = freshSchema();
  const harness = await createHarness({
    store: await openFreshPostgresStore({ schema }),
    outboxKey: OUTBOX_KEY,
  });
  const { server, userKey, projectKey, mailedToken } = harness;
  const lines: string[] = [];
  const note: Logger["info"] = (fields, message) => void lines.push(JSON.stringify([fields, message]));
  const metrics = createMetrics();
  const hurried = createPasswordResetServer({
    store: await openFreshPostgresStore({ schema, patience: 1000, ...store }),
    mail: async () => {},
    hasher: createPbkdf2Hasher({ iterations: 1000 }),
    outboxKey: OUTBOX_KEY,
    logger: { info: note, warn: note, error: note },
    onRequest: metrics.onRequest,
  });
  onTestFinished(() => hurried.close());
  // It ends before the servers close: they would wait for what it has locked.
  const outsider = await connectOutsider(schema);
  const send = (method: string, token: string, query = ""): Promise<Response> =>
    hurried.fetch(new Request(`${PATH}${query}`, { method, headers: { "X-Auth-Token": token } }), {
      clientAddress: "192.0.2.1",
    });
  const ask = (): Promise<Response> => send("POST", projectKey, `?email=${ADA}`);
  // On a busy machine making a connection may take longer than it waits. From here on it has one.
  await expect.poll(async () => (await ask()).status).toBe(201);
  return {
    userKey,
    mailedToken,
    outsider,
    ask,
    reset: (token) => send("DELETE", token),
    log: () => lines.join("\n"),
    metrics: () => metrics.read({ outbox: server.outbox }),
    async contents() {
      const { rows } = await outsider.query<object>(`
        SELECT (SELECT json_agg(a ORDER BY seq) FROM accounts AS a) AS accounts,
          (SELECT json_agg(t ORDER BY issue) FROM reset_tokens AS t) AS tokens,
          (SELECT json_agg(o ORDER BY seq) FROM outbox AS o) AS mails,
          (SELECT json_agg(e ORDER BY seq) FROM audit AS e) AS audit`);
      return rows;
    },
  };
}

async function expectRefused(reply: Response): Promise<void> {
  expect(reply.status).toBe(503);
  expect(reply.headers.get("Retry-After")).toBe("1");
  expect(await reply.json()).toEqual({ errors: [expect.stringContaining("Nothing was done.")] });
}

describe("a request that meets somebody else's lock", { timeout: 120_000 }, () => {
  it.each(["keys", "limits", "accounts", "reset_tokens", "outbox", "audit"])(
    "of %s is refused while the lock is held, with nothing done, and carried out once it is not",
    async (table) => {
      const { ask, reset, mailedToken, outsider, contents, log, metrics, userKey } = await createWorld();
      const token = await mailedToken();
      const before = await contents();
      await outsider.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);

      // A reset token is nobody's key, and is not counted.
      const resets = table === "keys" || table === "limits" ? userKey : token;
      const replies = [await ask(), await reset(resets)];
      await outsider.query("COMMIT");

      for (const reply of replies) await expectRefused(reply);
      expect(await contents()).toEqual(before);
      expect(log()).toContain('"reason":"locked"');
      expect(log()).toContain('"storeFailure":"locked"');
      expect(await metrics()).toContain('password_reset_store_failures_total{reason="locked"} 2');
      await expect.poll(async () => (await ask()).status).toBe(201);
      await expect.poll(async () => (await reset(userKey)).status).toBe(201);
    },
  );

  it("on the row of one account is refused for that account alone", async () => {
    const { ask, reset, userKey, outsider } = await createWorld();
    await outsider.query("BEGIN; SELECT 1 FROM accounts FOR UPDATE");

    await expectRefused(await reset(userKey));
    await expect.poll(async () => (await ask()).status).toBe(201);

    await outsider.query("COMMIT");
    await expect.poll(async () => (await reset(userKey)).status).toBe(201);
  });

  it("and finds no connection, since others wait for that lock, is refused as well", async () => {
    const { ask, outsider, log } = await createWorld({ connections: 1, patience: 500 });
    await outsider.query("BEGIN; LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE");

    const replies = await Promise.all(Array.from({ length: 6 }, () => ask()));
    await outsider.query("COMMIT");

    for (const reply of replies) await expectRefused(reply);
    expect(log()).toContain('"reason":"overloaded"');
    await expect.poll(async () => (await ask()).status).toBe(201);
  });
});

/** Makes the database fail each mail that is written, in a way that it would find hard to fail by itself. */
async function failMails(outsider: Client, statement: string): Promise<void> {
  await outsider.query(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${statement}; RETURN NEW; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION fail()`);
}

describe("a request that the database rolls back", { timeout: 120_000 }, () => {
  it.each([
    ["since others wait for one another", "40P01", "conflict"],
    ["since others changed the same", "40001", "conflict"],
    ["since its disk is full", "53100", "full"],
    ["since its memory is full", "53200", "overloaded"],
    ["since it cannot be written to", "25006", "read_only"],
  ])("%s is refused with nothing done", async (_why, code, reason) => {
    const { ask, reset, mailedToken, outsider, contents, metrics } = await createWorld({ patience: 60_000 });
    const token = await mailedToken();
    const before = await contents();
    await failMails(outsider, `RAISE EXCEPTION 'no' USING ERRCODE = '${code}'`);

    for (const reply of [await ask(), await reset(token)]) await expectRefused(reply);

    expect(await contents()).toEqual(before);
    expect(await metrics()).toContain(`password_reset_store_failures_total{reason="${reason}"} 2`);
    await outsider.query("DROP TRIGGER fail ON outbox");
    expect((await reset(token)).status).toBe(201);
  });

  it("since it takes too long is refused with nothing done", async () => {
    const { ask, reset, mailedToken, outsider, contents, metrics } = await createWorld();
    const token = await mailedToken();
    const before = await contents();
    await failMails(outsider, "PERFORM pg_sleep(3600)");

    for (const reply of [await ask(), await reset(token)]) await expectRefused(reply);

    expect(await contents()).toEqual(before);
    expect(await metrics()).toContain('password_reset_store_failures_total{reason="too_slow"} 2');
    await outsider.query("DROP TRIGGER fail ON outbox");
    await expect.poll(async () => (await reset(token)).status).toBe(201);
  });

  it("for another reason is not said to have done nothing", async () => {
    const { ask, outsider, metrics } = await createWorld({ patience: 60_000 });
    await failMails(outsider, "RAISE EXCEPTION 'no'");

    expect((await ask()).status).toBe(500);
    expect(await metrics()).not.toContain("password_reset_store_failures_total{");
  });
});

describe("what nobody waits for", { timeout: 120_000 }, () => {
  it("waits for other processes that change the schema for as long as they take", async () => {
    const schema = freshSchema();
    const outsider = await connectOutsider(schema);
    const lock = `${MIGRATING}::int, hashtext('${schema}')`;
    await outsider.query(`SELECT pg_advisory_lock(${lock})`);

    const opened = openFreshPostgresStore({ schema, patience: 1 });
    const waits = async (): Promise<boolean> => {
      const { rowCount } = await outsider.query(`
        SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND NOT granted AND objid::bigint = hashtext('${schema}')::bigint & 4294967295
          AND clock_timestamp() - query_start > '300 ms'`);
      return rowCount === 1;
    };
    await expect.poll(waits).toBe(true);
    await outsider.query(`SELECT pg_advisory_unlock(${lock})`);

    await (await opened).close();
  });

  it("does not wait long for a table that a step changes, behind which all that others do would wait", async () => {
    const schema = freshSchema();
    await (await openFreshPostgresStore({ schema })).close();
    const outsider = await connectOutsider(schema);
    await outsider.query(`
      DELETE FROM migrations WHERE id = 4; ALTER TABLE outbox DROP COLUMN trace; DROP TABLE probe`);
    await outsider.query("BEGIN; SELECT 1 FROM outbox");

    await expect(openFreshPostgresStore({ schema })).rejects.toMatchObject({
      code: "store_unavailable",
      reason: "locked",
    });
    await outsider.query("COMMIT");

    await (await openFreshPostgresStore({ schema })).close();
  });

  it("deletes under bounds of its own", async () => {
    const schema = freshSchema();
    const patient = await openFreshPostgresStore({ schema });
    const { ask, server } = await createHarness({ store: patient, clock: () => 1000 });
    await ask();
    await server.outbox.deliver();
    const outsider = await connectOutsider(schema);
    await outsider.query(`
      CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN OLD; END $$;
      CREATE TRIGGER slow BEFORE DELETE ON outbox FOR EACH ROW EXECUTE FUNCTION slow()`);
    const hurried = await openFreshPostgresStore({ schema, patience: 100 });
    onTestFinished(() => hurried.close());

    // Making its connection may take longer than that on a busy machine.
    await vi.waitFor(() => hurried.purge({ before: 2000, now: 2000 }), { timeout: 100_000 });

    expect(await server.outbox.list()).toEqual([]);
  });
});

it.each([0, -1, 1.5, Number.NaN, Infinity])("a patience of %d is refused", async (patience) => {
  await expect(openFreshPostgresStore({ patience })).rejects.toMatchObject({ code: "invalid_option" });
});
