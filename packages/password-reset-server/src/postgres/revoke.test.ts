import { expect, it, vi } from "vitest";
import { ADA, createHarness } from "../testing/harness.ts";
import { keptReply } from "../testing/kept-reply.ts";
import { connectOutsider, freshSchema, openFreshPostgresStore } from "../testing/stores.ts";

const KEY = "0b5c8f1e-4a57-4a7e-9c0e-2f6f3c1d9a10";

it("who revokes a key waits for the reset that it is just used for, and then finds the reply to empty", async () => {
  const schema = freshSchema();
  const store = await openFreshPostgresStore({ schema });
  const { server, reset } = await createHarness({ store });
  const { id, token } = await server.keys.create({ kind: "user", email: ADA });
  const outsider = await connectOutsider(schema);
  const waitingFor = async (pid: number): Promise<readonly number[]> => {
    const { rows } = await outsider.query<{ readonly pid: number }>(
      "SELECT pid FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))",
      [pid],
    );
    return rows.map((row) => row.pid);
  };
  const { rows } = await outsider.query<{ readonly pid: number }>("SELECT pg_backend_pid() AS pid");
  const [{ pid: own } = { pid: 0 }] = rows;
  await outsider.query("BEGIN; SELECT FROM accounts FOR UPDATE");

  const underWay = reset(token, KEY);
  await expect.poll(() => waitingFor(own)).toHaveLength(1);
  const [resetting = 0] = await waitingFor(own);
  let isRevoked = false;
  const revoking = server.keys.revoke(id).then(() => (isRevoked = true));
  await vi.waitUntil(async () => isRevoked || (await waitingFor(resetting)).length === 1, {
    timeout: 50_000,
  });
  await outsider.query("ROLLBACK");

  expect((await underWay).status).toBe(201);
  await revoking;
  expect(await keptReply(store, [token, KEY], Date.now())).toMatchObject({ sealed: undefined });
});
