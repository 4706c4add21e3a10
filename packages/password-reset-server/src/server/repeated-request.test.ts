import { describe, expect, it } from "vitest";
import { ADA, createHarness, NOBODY, type Harness } from "../testing/harness.ts";
import { STORES } from "../testing/stores.ts";

const KEY = "0b5c8f1e-4a57-4a7e-9c0e-2f6f3c1d9a10";
const OTHER_KEY = "7f1d3a52-94f0-4c36-8a5f-60b1a1f3c2de";

async function mails({ server, messages }: Harness): Promise<number> {
  await server.outbox.deliver();
  return messages.length;
}

describe.each(STORES)("a request for a mail that is repeated on %s", (_name, openStore) => {
  it("sends one mail under one key, however often and at once", async () => {
    const harness = await createHarness({ store: await openStore() });
    const { ask, projectKey } = harness;

    const first = await ask(ADA, projectKey, KEY);
    const replies = await Promise.all(Array.from({ length: 10 }, () => ask(ADA, projectKey, KEY)));
    const others = await Promise.all(Array.from({ length: 10 }, () => ask(ADA, projectKey, OTHER_KEY)));

    for (const { status } of [first, ...replies, ...others]) expect(status).toBe(201);
    expect(await mails(harness)).toBe(2);
  });

  it("sends one mail for each where it has no key, or another holder", async () => {
    const harness = await createHarness({ store: await openStore() });
    const { ask, projectKey, userKey } = harness;

    await ask(ADA, projectKey);
    await ask(ADA, projectKey);
    await ask(ADA, projectKey, KEY);
    await ask(ADA, userKey, KEY);

    expect(await mails(harness)).toBe(4);
  });

  it("is refused for another address under the same key, whether or not there is an account", async () => {
    const harness = await createHarness({ store: await openStore() });
    const { ask, projectKey } = harness;
    await ask(ADA, projectKey, KEY);
    await ask(NOBODY, projectKey, OTHER_KEY);

    expect((await ask(NOBODY, projectKey, KEY)).status).toBe(422);
    expect((await ask(ADA, projectKey, OTHER_KEY)).status).toBe(422);
    expect((await ask(ADA.toUpperCase(), projectKey, KEY)).status).toBe(201);
    expect(await mails(harness)).toBe(1);
  });

  it("is a request of its own from the moment at which the first is forgotten", async () => {
    let now = 1_000_000;
    const store = await openStore();
    const harness = await createHarness({ store, clock: () => now });
    const { ask, projectKey } = harness;
    await ask(ADA, projectKey, KEY);

    now += 299_999;
    await store.purge({ before: 0, now });
    await ask(ADA, projectKey, KEY);
    expect(await mails(harness)).toBe(1);
    now += 1;
    await ask(ADA, projectKey, KEY);
    expect(await mails(harness)).toBe(2);
    now += 300_000;
    await store.purge({ before: 0, now });
    await ask(ADA, projectKey, KEY);
    expect(await mails(harness)).toBe(3);
  });
});

describe("a request for a mail that is repeated", () => {
  it("is refused where its key is none", async () => {
    const { ask, projectKey } = await createHarness();

    expect((await ask(ADA, projectKey, "too short")).status).toBe(422);
  });

  it("sends a mail each time where safe repeat is off", async () => {
    const harness = await createHarness({ safeRepeat: false });
    const { ask, projectKey } = harness;

    await ask(ADA, projectKey, KEY);
    await ask(ADA, projectKey, KEY);

    expect(await mails(harness)).toBe(2);
  });
});
