import { setImmediate } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { MailMessage, MailTransport } from "../index.ts";
import { ADA, createHarness, NOBODY } from "../testing/harness.ts";
import { STORES } from "../testing/stores.ts";

const refuse: MailTransport = () => Promise.reject(new Error("450 try later"));

describe.each(STORES)("the outbox on %s", (_name, openStore) => {
  it("sends a mail at once after its commit, once it was started", async () => {
    const { server, messages, ask } = await createHarness({ store: await openStore() });
    server.outbox.start();

    await ask();

    await vi.waitUntil(() => messages.length === 1, { timeout: 50_000 });
    await server.outbox.stop();
    await ask();
    expect(messages).toHaveLength(1);
  });

  it("tries again later, and keeps what the mail server said", async () => {
    let now = 1_000_000;
    const harness = await createHarness({ store: await openStore(), mail: refuse, clock: () => now });
    await harness.ask();

    expect(await harness.server.outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 });
    expect(await harness.server.outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 0 });
    expect(await harness.server.outbox.list()).toMatchObject([
      { state: "pending", attempts: 1, recipient: ADA, lastError: "450 try later" },
    ]);
    now += 1000;
    expect(await harness.server.outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 });
  });

  it("sends a mail again under the same Message-ID, which a mailbox keeps once", async () => {
    let now = 1_000_000;
    const sent: MailMessage[] = [];
    const mail: MailTransport = async (message) => {
      sent.push(message);
      // Taken by the mail server, whose answer was lost.
      if (sent.length === 1) throw new Error("connection lost");
    };
    const { server, ask } = await createHarness({ store: await openStore(), mail, clock: () => now });
    await ask();

    await server.outbox.deliver();
    now += 1000;
    await server.outbox.deliver();

    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(sent[1]);
  });

  it("gives a mail up after so many attempts, and sends it when a person says so", async () => {
    let now = 1_000_000;
    let broken = true;
    const sent: MailMessage[] = [];
    const mail: MailTransport = async (message, context) =>
      broken ? refuse(message, context) : void sent.push(message);
    const { server, ask } = await createHarness({
      store: await openStore(),
      mail,
      clock: () => now,
      outbox: { attempts: 2 },
    });
    await ask();

    await server.outbox.deliver();
    now += 1000;
    expect(await server.outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 1 });
    now += 3_600_000;
    expect(await server.outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 0 });

    const [dead] = await server.outbox.list({ state: "dead" });
    broken = false;
    await server.outbox.retry(dead?.id ?? "");
    expect(await server.outbox.deliver()).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(sent).toHaveLength(1);
  });

  it("leaves a mail that another worker has taken alone until its lease ends", async () => {
    let now = 1_000_000;
    const store = await openStore();
    const { messages, server, ask } = await createHarness({ store, clock: () => now });
    await ask();
    // Another process takes it, and dies.
    expect(await store.outbox.claim({ now, leaseUntil: now + 60_000, limit: 10 })).toHaveLength(1);

    now += 59_999;
    expect(await server.outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 0 });
    now += 1;
    expect(await server.outbox.deliver()).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(messages).toHaveLength(1);
  });

  it("does not let a worker whose lease ended undo what the next one did", async () => {
    const store = await openStore();
    const { ask } = await createHarness({ store, clock: () => 0 });
    await ask();
    const [slow] = await store.outbox.claim({ now: 0, leaseUntil: 10, limit: 1 });
    const [quick] = await store.outbox.claim({ now: 10, leaseUntil: 20, limit: 1 });
    expect(quick?.id).toBe(slow?.id);

    await store.outbox.failed(slow?.id ?? "", {
      attempts: slow?.attempts ?? 0,
      dueAt: 5,
      dead: true,
      error: "slow",
    });
    await store.outbox.delivered(quick?.id ?? "", 15);

    expect(await store.outbox.list({ state: undefined, limit: 10 })).toMatchObject([
      { state: "delivered", lastError: undefined },
    ]);
  });

  it("does for an address without an account what it does for one, but for sending", async () => {
    const store = await openStore();
    const { server, messages, ask } = await createHarness({ store });
    await ask(NOBODY);

    expect(await server.outbox.deliver()).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(messages).toEqual([]);
    expect(await server.outbox.list()).toEqual([]);
  });

  it("tells how many mails wait and were given up, and sends none that was discarded", async () => {
    let now = 1_000_000;
    const harness = await createHarness({
      store: await openStore(),
      mail: refuse,
      clock: () => now,
      outbox: { attempts: 1 },
    });
    const { server, ask } = harness;
    await ask();
    await server.outbox.deliver();
    now += 1;
    await ask();
    await ask(NOBODY);

    expect(await server.outbox.status()).toEqual({ pending: 2, dead: 1, oldestDueAt: now });
    for (const { id } of await server.outbox.list()) await server.outbox.discard(id);
    expect(await server.outbox.status()).toEqual({ pending: 1, dead: 0, oldestDueAt: now });
    expect(await server.outbox.list()).toEqual([]);
    await expect(server.outbox.discard("none")).rejects.toMatchObject({ code: "mail_not_found" });
  });

  it("forgets tokens that expired and mails that were delivered, and nothing else, when their time is over", async () => {
    const store = await openStore();
    const { server, ask, mailedToken, reset } = await createHarness({
      store,
      clock: () => 1000,
      resetTokenLifetime: 1000,
    });
    const token = await mailedToken();
    await server.accounts.add({ email: "bob@example.com" });
    await ask("bob@example.com");

    await store.purge({ before: 1000, now: 1000 });
    expect(await server.outbox.list()).toHaveLength(2);
    await store.purge({ before: 1001, now: 1001 });
    expect(await server.outbox.list()).toMatchObject([{ state: "pending" }]);
    expect((await reset(token)).status).toBe(201);
    await store.purge({ before: 2001, now: 2001 });
    expect((await reset(await mailedToken())).status).toBe(201);
  });
});

describe("the outbox", () => {
  it("gives up a transport that never answers before the lease ends", async () => {
    const mail: MailTransport = () => new Promise(() => {});
    // By this clock none of the lease is over when the mail is begun, however slow the machine is.
    const { server, ask } = await createHarness({ mail, clock: () => 1000, outbox: { lease: 50 } });
    await ask();

    expect(await server.outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 });
  });

  it("finishes what it took before it is stopped", async () => {
    let finish: (() => void) | undefined;
    const mail: MailTransport = () => new Promise((resolve) => (finish = resolve));
    const { server, ask } = await createHarness({ mail });
    server.outbox.start();
    await ask();
    await vi.waitUntil(() => finish !== undefined, { timeout: 50_000 });

    let stopped = false;
    const stop = server.outbox.stop().then(() => (stopped = true));
    await setImmediate();
    expect(stopped).toBe(false);
    finish?.();
    await stop;
    expect(await server.outbox.list()).toMatchObject([{ state: "delivered" }]);
  });

  it("keeps no token in what a mail server said", async () => {
    const mail: MailTransport = (message) => Promise.reject(new Error(`554 no: ${message.text}`));
    const { server, ask } = await createHarness({ mail });
    await ask();
    await server.outbox.deliver();

    const [entry] = await server.outbox.list();
    expect(entry?.lastError).toMatch(/^554 no: /);
    expect(entry?.lastError).not.toMatch(/mk_reset_\w/);
  });

  it("says so where there is no mail to send again", async () => {
    const { server } = await createHarness();

    await expect(server.outbox.retry("none")).rejects.toMatchObject({ code: "mail_not_found" });
  });
});
