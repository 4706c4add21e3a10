import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
} from "@metal/password-reset-server/memory";

const mail = createCapturedMailbox().transport;
const hasher = createPbkdf2Hasher({ iterations: 10_000 });
const outboxKey = crypto.getRandomValues(new Uint8Array(32));

const server = createPasswordResetServer({
  store: createMemoryStore(),
  mail,
  hasher,
  outboxKey,
});

// Everything in it is gone with the page.
await server.accounts.add({ email: "ada@example.com" });
for (const { email } of await server.accounts.list()) {
  console.log("Account:", email);
}
