import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import type { MailTransport, OutboxStore } from "../index.ts";
import { createMemoryStore } from "../memory/index.ts";
import { ADA, createHarness, NOBODY } from "../testing/harness.ts";
import { STORES } from "../testing/stores.ts";

describe.each(STORES)("a round of delivery on %s", (_name, openStore) => {
  it("sends the mails to one recipient one after the other, in the order in which they were written", async () => {
    const begun: string[] = [];
    const sent: string[] = [];
    const mail: MailTransport = async ({ id, to }) => {
      const turns = begun.includes(to) ? 0 : 50;
      begun.push(to);
      // Long enough for any other mail to get ahead of the first.
      for (let turn = 0; turn < turns; turn += 1) await setImmediate();
      sent.push(`${id} ${to}`);
    };
    const store = await openStore();
    const { server, ask } = await createHarness({ store, mail, clock: () => 1000 });
    await server.accounts.add({ email: "bob@example.com" });
    for (const _ of Array.from({ length: 5 })) {
      await ask();
      await ask(NOBODY);
      await ask("bob@example.com");
    }
    const written = await server.outbox.list();

    await server.outbox.deliver();

    for (const to of [ADA, "bob@example.com"]) {
      const ids = written.filter(({ recipient }) => recipient === to).map(({ id }) => id);
      const arrived = sent.filter((entry) => entry.endsWith(` ${to}`));
      expect(arrived.map((entry) => /^<([^@]+)@/.exec(entry)?.[1])).toEqual(ids);
    }
  });

  it("takes mails in the order in which they were written, whatever the clock and the ids say", async () => {
    const store = await openStore();
    const ids = ["9", "7", "8", "3", "5"];
    for (const [index, id] of ids.entries()) {
      const createdAt = 100 - index;
      const token = {
        digest: new Uint8Array(32).fill(index),
        accountId: undefined,
        createdAt,
        expiresAt: 200,
      };
      const mail = { id, kind: "password_changed", recipient: ADA, sealed: undefined, createdAt } as const;
      await store.resets.request(token, mail);
    }
    // One that is changed may lie elsewhere in the database from then on.
    await store.outbox.retry("9", 100);

    const claimed = await store.outbox.claim({ now: 100, leaseUntil: 200, limit: 10 });

    await store.close();
    expect(claimed.map(({ id }) => id)).toEqual(ids);
  });

  it("does not make one recipient wait for another", async () => {
    let arrived: (() => void) | undefined;
    const bob = new Promise<void>((resolve) => (arrived = resolve));
    const mail: MailTransport = async ({ to }) => (to === ADA ? bob : arrived?.());
    const { server, ask } = await createHarness({ store: await openStore(), mail });
    await server.accounts.add({ email: "bob@example.com" });
    await ask();
    await ask("bob@example.com");

    expect(await server.outbox.deliver()).toEqual({ delivered: 2, failed: 0, dead: 0 });
  });

  it("gives a mail back, its attempt not counted, where those before it took too much of its lease", async () => {
    let now = 1_000_000;
    const leases: number[] = [];
    const store = await openStore();
    const { claim } = store.outbox;
    const watched: OutboxStore["claim"] = async (options) => {
      const claimed = await claim(options);
      if (claimed.length > 0) leases.push(claimed.length);
      for (const { attempts } of claimed) expect(attempts).toBe(1);
      return claimed;
    };
    const sent: string[] = [];
    const mail: MailTransport = async ({ id }) => {
      now += 20_000;
      sent.push(id);
    };
    const { server, ask } = await createHarness({
      store: { ...store, outbox: { ...store.outbox, claim: watched } },
      mail,
      clock: () => now,
      outbox: { lease: 60_000 },
    });
    for (const _ of Array.from({ length: 5 })) await ask();
    const written = await server.outbox.list();

    expect(await server.outbox.deliver()).toEqual({ delivered: 5, failed: 0, dead: 0 });
    expect(sent.map((id) => /^<([^@]+)@/.exec(id)?.[1])).toEqual(written.map(({ id }) => id));
    expect(leases).toEqual([5, 3, 1]);
  });
});

it("sends the mails behind one whose delivery could not be noted", async () => {
  const store = createMemoryStore();
  const away = (): Promise<never> => Promise.reject(new Error("the database is away"));
  const { server, messages, ask } = await createHarness({
    store: { ...store, outbox: { ...store.outbox, delivered: away, failed: away } },
  });
  for (const _ of Array.from({ length: 3 })) await ask();

  expect(await server.outbox.deliver()).toEqual({ delivered: 0, failed: 0, dead: 0 });
  expect(messages).toHaveLength(3);
});

it("holds on to nothing of a mail that was sent, long before its lease would have ended", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const signals: WeakRef<AbortSignal>[] = [];
  const mail: MailTransport = async (_message, { signal }) => {
    signals.push(new WeakRef(signal));
  };
  const { server, ask } = await createHarness({ mail });
  for (const _ of Array.from({ length: 3 })) await ask();
  await server.outbox.deliver();

  const held = (): number => {
    collectGarbage();
    return signals.filter((signal) => signal.deref() !== undefined).length;
  };
  expect(signals).toHaveLength(3);
  await expect.poll(held).toBe(0);
});
