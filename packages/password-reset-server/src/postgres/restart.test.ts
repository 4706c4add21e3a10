import { startPostgres } from "@metal/tooling-postgres";
import { expect, it, onTestFinished, vi } from "vitest";
import { ADA, createHarness, passwordIn, type Harness } from "../testing/harness.ts";
import { openPostgresStore } from "./index.ts";

/** However slow the machine is. */
const PATIENCE = { timeout: 100_000 };

/** Repeats a piece of work until it is done: what it needs may be away for a while. */
async function persist<Result>(
  work: () => Promise<Result | undefined>,
  signal: AbortSignal,
): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    const result = await work().catch(() => undefined);
    if (result !== undefined) return result;
  }
}

/** Resets the password, and repeats under one key whenever nobody can know. */
function reset({ reset: send, userKey }: Harness, signal: AbortSignal): Promise<string> {
  const idempotencyKey = crypto.randomUUID();
  return persist(async () => {
    const reply = await send(userKey, idempotencyKey);
    return reply.status === 201 ? passwordIn(reply) : undefined;
  }, signal);
}

it("keeps what it promised where the database is restarted in the middle", { timeout: 360_000 }, async () => {
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
  // A test that has failed leaves nobody behind who goes on asking.
  const left = new AbortController();
  onTestFinished(() => {
    over.abort();
    left.abort();
  });
  const answered = new Map<number, number>();
  const signedIn: boolean[] = [];
  const askOn = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const { status } = await ask();
      answered.set(status, (answered.get(status) ?? 0) + 1);
    }
  };
  const resetOn = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const password = await reset(harness, left.signal);
      signedIn.push(await persist(() => server.accounts.verifyPassword(ADA, password), left.signal));
    }
  };
  const promised = (): number => answered.get(201) ?? 0;

  const work = Promise.all([askOn(), askOn(), askOn(), askOn(), resetOn()]);
  work.catch(() => {});
  await vi.waitUntil(() => promised() > 40 && signedIn.length > 5, PATIENCE);
  await database.halt();
  await database.start();
  const before = { promised: promised(), resets: signedIn.length };
  await vi.waitUntil(
    () => promised() > before.promised + 40 && signedIn.length > before.resets + 5,
    PATIENCE,
  );
  over.abort();
  await work;

  const tokens = (): number => messages.filter(({ kind }) => kind === "reset_token").length;
  await vi.waitUntil(() => tokens() >= promised(), PATIENCE);
  expect(signedIn).not.toContain(false);
  // Nothing was done, or nobody can know.
  expect([...answered.keys()].filter((status) => ![201, 500, 503].includes(status))).toEqual([]);
});
