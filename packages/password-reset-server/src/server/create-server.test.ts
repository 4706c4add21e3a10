import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ADA, createHarness, NOBODY, passwordIn } from "../testing/harness.ts";
import { STORES } from "../testing/stores.ts";

describe.each(STORES)("a server on %s", (_name, openStore) => {
  it("mails a token that is traded for a password that logs in, instead of the old one", async () => {
    const { server, mailedToken, reset } = await createHarness({ store: await openStore() });

    const password = await passwordIn(await reset(await mailedToken()));

    expect(await server.accounts.verifyPassword(ADA, password)).toBe(true);
    expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(false);
  });

  it("resets with a user key as well", async () => {
    const { server, userKey, reset } = await createHarness({ store: await openStore() });

    const response = await reset(userKey);

    expect(response.status).toBe(201);
    expect(await server.accounts.verifyPassword(ADA, await passwordIn(response))).toBe(true);
  });

  it("answers a project key with 422: it has no user", async () => {
    const { server, projectKey, reset } = await createHarness({ store: await openStore() });

    expect((await reset(projectKey)).status).toBe(422);
    expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
  });

  it("lets one of a hundred racers with one token win", async () => {
    const { server, messages, mailedToken, reset } = await createHarness({ store: await openStore() });
    const token = await mailedToken();

    const replies = await Promise.all(Array.from({ length: 100 }, () => reset(token)));

    const [winner, ...others] = replies.filter(({ status }) => status === 201);
    expect(others).toEqual([]);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(99);
    expect(await server.accounts.verifyPassword(ADA, await passwordIn(winner as Response))).toBe(true);
    await server.outbox.deliver();
    expect(messages.filter(({ kind }) => kind === "password_changed")).toHaveLength(1);
  });

  it("takes the newest reset token of an account and no older one, whatever the clock says", async () => {
    let now = 1_000_000_000;
    const harness = await createHarness({ store: await openStore(), clock: () => now });
    const { server, mailedToken, reset, ask } = harness;
    await server.accounts.add({ email: "bob@example.com" });
    const first = await mailedToken();
    now -= 60_000;
    const second = await mailedToken();
    await ask("bob@example.com");
    await ask(NOBODY);

    expect((await reset(first)).status).toBe(401);
    expect((await reset(second)).status).toBe(201);
    expect((await reset(first)).status).toBe(401);
  });

  it("voids the reset tokens of an account when its password changes", async () => {
    const { mailedToken, reset, userKey } = await createHarness({ store: await openStore() });
    const [older, newest] = [await mailedToken(), await mailedToken()];

    expect((await reset(userKey)).status).toBe(201);
    expect((await reset(older)).status).toBe(401);
    expect((await reset(newest)).status).toBe(401);
  });

  it("refuses a token from the moment at which it expires", async () => {
    let now = 1_000_000;
    const harness = await createHarness({
      store: await openStore(),
      clock: () => now,
      resetTokenLifetime: 1000,
    });
    const token = await harness.mailedToken();

    now += 1000;
    expect((await harness.reset(token)).status).toBe(401);
    now -= 1;
    expect((await harness.reset(token)).status).toBe(201);
  });

  it("refuses keys and tokens of a disabled account, and mails nothing to it", async () => {
    const { server, messages, mailedToken, userKey, reset, ask } = await createHarness({
      store: await openStore(),
    });
    const token = await mailedToken();
    await server.accounts.disable(ADA);

    expect((await reset(token)).status).toBe(401);
    expect((await reset(userKey)).status).toBe(401);
    expect((await ask()).status).toBe(201);
    await server.outbox.deliver();
    expect(messages).toHaveLength(1);
  });

  it("refuses a revoked key", async () => {
    const { server, ask } = await createHarness({ store: await openStore() });
    const { id, token } = await server.keys.create({ kind: "project", name: "old portal" });
    expect((await ask(ADA, token)).status).toBe(201);

    await server.keys.revoke(id);

    expect((await ask(ADA, token)).status).toBe(401);
    await expect(server.keys.revoke(id)).rejects.toMatchObject({ code: "key_not_found" });
  });

  it("answers an address without an account in every byte as one with an account, and mails nothing", async () => {
    const { server, messages, ask } = await createHarness({ store: await openStore() });

    const [known, unknown] = [await ask(ADA), await ask(NOBODY)];

    const shown = async (reply: Response): Promise<unknown> => [
      reply.status,
      [...reply.headers].map(([name, value]) => (name === "x-request-id" ? [name] : [name, value])),
      await reply.text(),
    ];
    expect(await shown(unknown)).toEqual(await shown(known));
    await server.outbox.deliver();
    expect(messages.map(({ to }) => to)).toEqual([ADA]);
  });

  it("mails to the account's own address, however it was asked for", async () => {
    const { server, messages, ask } = await createHarness({ store: await openStore() });
    await server.accounts.add({ email: "Zo\u00eb@Example.com" });

    await ask("zoe\u0308@EXAMPLE.com");
    await server.outbox.deliver();

    expect(messages.map(({ to }) => to)).toEqual(["Zo\u00eb@Example.com"]);
  });

  it("tells a user that the password was changed", async () => {
    const { server, messages, userKey, reset } = await createHarness({ store: await openStore() });

    const password = await passwordIn(await reset(userKey));
    await server.outbox.deliver();

    expect(messages).toMatchObject([{ kind: "password_changed", to: ADA }]);
    expect(messages[0]?.text).not.toContain(password);
  });

  it("lists accounts without their passwords, and refuses one address twice", async () => {
    const { server } = await createHarness({ store: await openStore() });

    await expect(server.accounts.add({ email: "ADA@example.com" })).rejects.toMatchObject({
      code: "account_exists",
    });
    const accounts = await server.accounts.list();
    expect(accounts.map((account) => Object.keys(account).toSorted())).toEqual([
      ["createdAt", "disabledAt", "email", "id"],
    ]);
  });

  it("shows no secret when it is printed", async () => {
    const { server, userKey } = await createHarness({ store: await openStore() });

    expect(inspect(server, { depth: 10, showHidden: true })).not.toContain(userKey);
  });

  it("answers 503 after it was closed, and closes twice without harm", async () => {
    const { server, ask } = await createHarness({ store: await openStore() });
    await server.close();

    expect((await ask()).status).toBe(503);
    await server.close();
  });
});
