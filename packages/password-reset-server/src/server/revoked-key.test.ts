import { describe, expect, it } from "vitest";
import { createPbkdf2Hasher } from "../memory/index.ts";
import { ADA, createHarness, passwordIn } from "../testing/harness.ts";
import { keptReply } from "../testing/kept-reply.ts";
import { STORES } from "../testing/stores.ts";

const KEY = "0b5c8f1e-4a57-4a7e-9c0e-2f6f3c1d9a10";

describe.each(STORES)("a reset on %s", (_name, openStore) => {
  it("is not repeated with a key that was revoked, and nothing is kept for it", async () => {
    const store = await openStore();
    const { server, reset } = await createHarness({ store });
    const { id, token } = await server.keys.create({ kind: "user", email: ADA });
    await reset(token, KEY);

    await server.keys.revoke(id);

    expect((await reset(token, KEY)).status).toBe(401);
    expect(await keptReply(store, [token, KEY], Date.now())).toMatchObject({ sealed: undefined });
  });

  it("that is under way while its key is revoked is not carried out any more", async () => {
    const store = await openStore();
    const hasher = createPbkdf2Hasher({ iterations: 1000 });
    let revoke = async (): Promise<void> => {};
    const harness = await createHarness({
      store,
      hasher: { ...hasher, hash: (password) => revoke().then(() => hasher.hash(password)) },
    });
    const { id, token } = await harness.server.keys.create({ kind: "user", email: ADA });
    revoke = () => harness.server.keys.revoke(id);

    const reply = await harness.reset(token, KEY);

    expect(reply.status).toBe(401);
    expect(await harness.server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
    expect(await keptReply(store, [token, KEY], Date.now())).toBeUndefined();
  });

  it("can still be repeated where another key of the account is revoked", async () => {
    const { server, userKey, reset } = await createHarness({ store: await openStore() });
    const { id } = await server.keys.create({ kind: "user", email: ADA });
    const password = await passwordIn(await reset(userKey, KEY));

    await server.keys.revoke(id);

    expect(await passwordIn(await reset(userKey, KEY))).toBe(password);
  });
});
