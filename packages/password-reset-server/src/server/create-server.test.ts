import { describe, expect, it } from "vitest";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
} from "../memory/index.ts";
import { createPasswordResetServer } from "./create-server.ts";

describe("createPasswordResetServer", () => {
  it("mails a token that is traded once for a password that logs in", async () => {
    const mailbox = createCapturedMailbox();
    const server = createPasswordResetServer({
      store: createMemoryStore(),
      mail: mailbox.transport,
      hasher: createPbkdf2Hasher({ iterations: 1000 }),
      outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    });
    await server.accounts.add({ email: "ada@example.com" });
    const key = await server.keys.create({ kind: "project", name: "portal" });
    const url = "http://localhost/metal/v1/reset-password";

    const asked = await server.fetch(
      new Request(`${url}?email=ada@example.com`, { method: "POST", headers: { "X-Auth-Token": key.token } }),
    );
    expect([asked.status, await asked.text()]).toEqual([201, ""]);
    await server.outbox.deliver();

    const token = readResetToken(mailbox.messages[0]) ?? "";
    const reset = (): Promise<Response> =>
      server.fetch(new Request(url, { method: "DELETE", headers: { "X-Auth-Token": token } }));
    const done = await reset();
    const { new_password: password } = (await done.json()) as { readonly new_password: string };
    expect(done.status).toBe(201);
    expect(await server.accounts.verifyPassword("ada@example.com", password)).toBe(true);
    expect((await reset()).status).toBe(401);
    await server.close();
  });
});
