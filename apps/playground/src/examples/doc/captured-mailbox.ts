import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
} from "@metal/password-reset-server/memory";

const show = (subject: string) => console.log("Mailed:", subject);

const mailbox = createCapturedMailbox();
mailbox.onMessage((message) => show(message.subject));

const server = createPasswordResetServer({
  store: createMemoryStore(),
  mail: mailbox.transport,
  hasher: createPbkdf2Hasher({ iterations: 10_000 }),
  outboxKey: crypto.getRandomValues(new Uint8Array(32)),
});
const email = "ada@example.com";
await server.accounts.add({ email });
const { token } = await server.keys.create({ kind: "user", email });

await server.fetch(
  new Request(
    `https://reset.example.com/metal/v1/reset-password?email=${email}`,
    { method: "POST", headers: { "X-Auth-Token": token } },
  ),
);
await server.outbox.deliver();
