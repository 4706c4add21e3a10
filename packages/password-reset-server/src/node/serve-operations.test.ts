import { expect, it, onTestFinished } from "vitest";
import { createMemoryStore } from "../memory/index.ts";
import { ADA, createHarness } from "../testing/harness.ts";
import { createArgon2idHasher, createMetrics, serveOperations, type OperationsOptions } from "./index.ts";

async function open(options: OperationsOptions): Promise<(path: string) => Promise<Response>> {
  const { url, close } = await serveOperations(options);
  onTestFinished(close);
  return (path) => fetch(`${url}${path}`);
}

it("says that it is alive, and ready while the database answers and requests are welcome", async () => {
  const stop = new AbortController();
  const { server, ask } = await createHarness();
  const get = await open({ server, stopping: stop.signal });
  await ask();

  expect((await get("/livez")).status).toBe(200);
  const ready = await get("/readyz");
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ ready: true, outbox: { pending: 1, dead: 0 } });
  stop.abort();
  expect((await get("/livez")).status).toBe(200);
  expect((await get("/readyz")).status).toBe(503);
});

it("is not ready where the database fails, which is told without its words", async () => {
  const store = createMemoryStore();
  const failing = {
    ...store,
    outbox: { ...store.outbox, status: () => Promise.reject(new Error("secret")) },
  };
  const { server } = await createHarness({ store: failing });
  const get = await open({ server, metrics: createMetrics() });

  const reply = await get("/readyz");

  expect([reply.status, await reply.json()]).toEqual([
    503,
    { ready: false, because: "the database does not answer" },
  ]);
  const metrics = await get("/metrics");
  expect(metrics.status).toBe(503);
  expect(await metrics.text()).not.toContain("secret");
});

it("is not ready where mails wait for longer than they may", async () => {
  const { server, ask } = await createHarness({ clock: () => Date.now() - 60_000 });
  const get = await open({ server, maxOutboxAge: 30_000 });
  expect((await get("/readyz")).status).toBe(200);

  await ask();

  expect((await get("/readyz")).status).toBe(503);
});

it("counts requests by operation and status, and shows outbox and hashing, without telling whose", async () => {
  const metrics = createMetrics();
  const hasher = createArgon2idHasher({ memory: 64, passes: 1 });
  const { server, ask, reset, userKey } = await createHarness({ hasher, onRequest: metrics.onRequest });
  const get = await open({ server, metrics, hasher });
  await ask();
  await reset(userKey);
  await reset("no key");
  await server.fetch(new Request("http://localhost/elsewhere"));

  const reply = await get("/metrics");

  expect(reply.headers.get("Content-Type")).toContain("version=0.0.4");
  const text = await reply.text();
  for (const line of [
    'password_reset_requests_total{operation="createPasswordResetToken",status="201"} 1',
    'password_reset_requests_total{operation="resetPassword",status="201"} 1',
    'password_reset_requests_total{operation="resetPassword",status="401"} 1',
    'password_reset_requests_total{operation="none",status="404"} 1',
    'password_reset_request_duration_seconds_count{operation="resetPassword"} 2',
    "password_reset_outbox_pending 2",
    "password_reset_hashes_waiting 0",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
  expect(text).not.toMatch(/mk_|elsewhere/);
  expect(text).not.toContain(ADA);
});

it("counts what each limit said, and those alone that there are, without telling of whom", async () => {
  const metrics = createMetrics();
  const { server, ask, reset, userKey } = await createHarness({
    onRequest: metrics.onRequest,
    limits: {
      key: { requests: 2, window: 60_000 },
      address: { requests: 1, window: 60_000 },
      network: { requests: 1, window: 60_000 },
    },
  });
  const get = await open({ server, metrics });
  await ask();
  await ask();
  await ask();
  await reset(userKey);
  const elsewhere = { clientAddress: "192.0.2.7" };
  const options = new Request("http://localhost/metal/v1/reset-password", { method: "OPTIONS" });
  await server.fetch(options, elsewhere);
  await server.fetch(options, elsewhere);

  const text = await (await get("/metrics")).text();

  const counted = text.split("\n").filter((line) => line.startsWith("password_reset_limited_requests_total"));
  const line = (limit: string, outcome: string, count: number): string =>
    `password_reset_limited_requests_total{limit="${limit}",outcome="${outcome}"} ${count}`;
  expect(counted).toEqual([
    line("key", "allowed", 3),
    line("key", "refused", 1),
    line("address", "allowed", 1),
    line("address", "refused", 1),
    line("network", "allowed", 1),
    line("network", "refused", 1),
    line("server", "allowed", 0),
    line("server", "refused", 0),
  ]);
  expect(text).not.toMatch(/mk_|192\.0\.2|@/);
});

it("has nothing else to show", async () => {
  const { server } = await createHarness();
  const get = await open({ server });

  expect((await get("/metrics")).status).toBe(404);
  expect((await get("/reset-password")).status).toBe(404);
});
