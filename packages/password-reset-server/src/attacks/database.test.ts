import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { Logger } from "../index.ts";
import { readResetToken } from "../memory/index.ts";
import { migrate } from "../sqlite/migrate.ts";
import { openDatabase } from "../sqlite/open-database.ts";
import { createSqliteStore } from "../sqlite/open-store.ts";
import { BLOCKING_WAIT } from "../sqlite/write-queue.ts";
import { ADA, createHarness, passwordIn, type Harness } from "../testing/harness.ts";
import { lockElsewhere, openOnSmallDisk, PATIENTS } from "../testing/patients.ts";
import { temporaryFolder } from "../testing/stores.ts";

/** Answers alike for both operations, and nobody's state has changed. */
async function expectNothingDone({ ask, reset, server, messages, userKey }: Harness): Promise<void> {
  const replies = [await ask(), await ask("nobody@example.com"), await reset(userKey)];

  for (const reply of replies) {
    expect(reply.status).toBe(503);
    expect(reply.headers.get("Retry-After")).toBe("1");
    expect(await reply.json()).toEqual({ errors: [expect.stringContaining("Nothing was done.")] });
  }
  expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
  expect(messages).toEqual([]);
}

describe.each(PATIENTS)("on %s", (_name, make) => {
  it("nothing is done and 503 says so, and all is as ever once it is over", async () => {
    const log: string[] = [];
    const note = (fields: object, message: string): void => void log.push(JSON.stringify([fields, message]));
    const logger: Logger = { info: note, warn: note, error: note };
    const { store, fall, heal } = await make();
    const harness = await createHarness({ store, logger });
    const { server, ask, reset, messages, userKey, projectKey } = harness;

    await fall();
    await expectNothingDone(harness);
    await heal();

    expect((await ask()).status).toBe(201);
    await server.outbox.deliver();
    expect(messages.map(({ to, kind }) => [to, kind])).toEqual([[ADA, "reset_token"]]);
    const password = await passwordIn(await reset(readResetToken(messages[0]) ?? ""));
    expect(await server.accounts.verifyPassword(ADA, password)).toBe(true);
    expect(log.join("\n")).toContain("store_unavailable");
    for (const secret of [userKey, projectKey, password, ADA]) expect(log.join("\n")).not.toContain(secret);
  });

  it("a mail that was promised before is sent when it is over", async () => {
    const { store, fall, heal } = await make();
    const { server, ask, reset, messages } = await createHarness({ store });
    await ask();

    await fall();
    await server.outbox.deliver().catch(() => {});
    await heal();
    await server.outbox.deliver();

    const tokens = new Set(messages.map((message) => readResetToken(message)));
    expect(tokens.size).toBe(1);
    expect((await reset([...tokens][0] ?? "")).status).toBe(201);
  });
});

it("a disk that fills up takes back nothing that was promised, and promises nothing that it has no room for", async () => {
  const { store, fall, heal } = openOnSmallDisk();
  const { server, ask, reset, messages, userKey } = await createHarness({ store });
  const statuses = async (): Promise<readonly number[]> => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask()));
    return replies.map(({ status }) => status);
  };
  const answered: number[] = [...(await statuses())];

  await fall();
  while (!answered.includes(503)) answered.push(...(await statuses()));
  const change = await reset(userKey);
  await heal();

  expect(answered.filter((status) => status !== 201 && status !== 503)).toEqual([]);
  expect([201, 503]).toContain(change.status);
  const password = change.status === 201 ? await passwordIn(change) : "the old one";
  expect(await server.accounts.verifyPassword(ADA, password)).toBe(true);
  expect((await ask()).status).toBe(201);
  await server.outbox.deliver();
  const tokens = messages.map((message) => readResetToken(message)).filter((token) => token !== undefined);
  expect(tokens).toHaveLength(answered.filter((status) => status === 201).length + 1);
  expect((await reset(tokens.at(-1) ?? "")).status).toBe(201);
});

it("while a file is locked, all that only reads is answered, and what was to be written is written later", async () => {
  const path = join(temporaryFolder(), "accounts.db");
  const database = openDatabase(path);
  migrate(database);
  database.exec(`PRAGMA busy_timeout = ${BLOCKING_WAIT}`);
  const store = createSqliteStore(database, { patience: 60_000 });
  const { ask, messages, reset, server } = await createHarness({ store });
  const release = await lockElsewhere(path);
  const exec = vi.spyOn(database, "exec");
  const attempts = (): number =>
    exec.mock.calls.filter(([statement]) => statement === "BEGIN IMMEDIATE").length;
  const order: string[] = [];

  const asked = ask().then(({ status }) => order.push(`POST ${status}`));
  await vi.waitUntil(() => attempts() > 2, { timeout: 50_000 });
  for (const kind of ["reset", "user"]) {
    const { status } = await reset(`mk_${kind}_${"A".repeat(43)}`);
    order.push(`DELETE ${status}`);
  }
  await release();
  await asked;

  expect(order).toEqual(["DELETE 401", "DELETE 401", "POST 201"]);
  await server.outbox.deliver();
  expect(messages).toHaveLength(1);
});
