import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
} from "@metal/password-reset-server/memory";

/** A worker that answers the contract, to try it out: what it keeps is gone with it. Bring a `Store` of your own to stay. */
const mailbox = createCapturedMailbox();
const server = createPasswordResetServer({
  store: createMemoryStore(),
  mail: mailbox.transport,
  // A worker may not compute for long.
  hasher: createPbkdf2Hasher({ iterations: 100_000 }),
  // In earnest: 32 random bytes from a secret of the worker's, and no `/demo`.
  outboxKey: new Uint8Array(32),
});

// What the runtime of workers looks for.
// oxlint-disable-next-line import/no-default-export
export default {
  async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== "/demo") {
      const clientAddress = request.headers.get("CF-Connecting-IP") ?? undefined;
      return server.fetch(request, { clientAddress });
    }
    await server.accounts.add({ email: "ada@example.com" });
    return Response.json(await server.keys.create({ kind: "user", email: "ada@example.com" }));
  },
};
