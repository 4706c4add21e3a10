import { startPostgres } from "@metal/tooling-postgres";
import { expect, it, onTestFinished, vi } from "vitest";
import { ADA, createHarness, passwordIn, type Harness } from "../testing/harness.ts";
import { openPostgresStore } from "./index.ts";

/** Repeats a piece of work until it is done: what it needs may be away for a while. */
async function persist<Result>(work: () => Promise<Result | undefined>): Promise<Result> {
  for (;;) {
    const result = await work().catch(() => undefined);
    if (result !== undefined) return result;
  }
}

/** Resets the password, and repeats under one key whenever nobody can know. */
function reset({ reset: send, userKey }: Harness): Promise<string> {
  const idempotencyKey = crypto.randomUUID();
  return persist(async () => {
    const reply = await send(userKey, idempotencyKey);
    return reply.status === 201 ? passwordIn(reply) : undefined;
  });
}

it("keeps what it promised where the database is restarted in the middle", { timeout: 30_000 }, async () => {
  const database = await startPostgres();
  onTestFinished(database.remove);
  const harness = await createHarness({
    store: await openPostgresStore(database.url),
    // What was taken when the database went is taken again soon.
    outbox: { lease: 1000 },
  });
  const { server, messages, ask } = harness;
  server.outbox.start();
  const over = new AbortController();
  const replies: Response[] = [];
  const signedIn: boolean[] = [];
  const askOn = async (): Promise<void> => {
    while (!over.signal.aborted) replies.push(await ask());
  };
  const resetOn = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const password = await reset(harness);
      signedIn.push(await persist(() => server.accounts.verifyPassword(ADA, password)));
    }
  };
  const promised = (): number => replies.filter(({ status }) => status === 201).length;

  const work = Promise.all([askOn(), askOn(), askOn(), askOn(), resetOn()]);
  await vi.waitUntil(() => promised() > 40 && signedIn.length > 5);
  await database.halt();
  await database.start();
  const before = { promised: promised(), resets: signedIn.length };
  await vi.waitUntil(() => promised() > before.promised + 40 && signedIn.length > before.resets + 5, {
    timeout: 15_000,
  });
  over.abort();
  await work;

  const tokens = (): number => messages.filter(({ kind }) => kind === "reset_token").length;
  await vi.waitUntil(() => tokens() >= promised(), { timeout: 15_000 });
  expect(signedIn).not.toContain(false);
  // Nothing was done, or nobody can know.
  expect(replies.every(({ status }) => [201, 500, 503].includes(status))).toBe(true);
});
