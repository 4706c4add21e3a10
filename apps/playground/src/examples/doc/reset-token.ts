import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
} from "@metal/password-reset-server/memory";

const mailbox = createCapturedMailbox();
const server = createPasswordResetServer({
  store: createMemoryStore(),
  mail: mailbox.transport,
  hasher: createPbkdf2Hasher({ iterations: 10_000 }),
  outboxKey: crypto.getRandomValues(new Uint8Array(32)),
});
const email = "ada@example.com";
await server.accounts.add({ email });
const key = await server.keys.create({ kind: "user", email });
await server.fetch(
  new Request(
    `https://reset.example.com/metal/v1/reset-password?email=${email}`,
    { method: "POST", headers: { "X-Auth-Token": key.token } },
  ),
);
await server.outbox.deliver();

const token = readResetToken(mailbox.messages[0]);

// The rest of it opens the account.
console.log("A token was mailed:", token?.slice(0, 9), "…");
