import { createPasswordResetClient } from "@metal/password-reset";
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
  // For a page. In earnest: createArgon2idHasher.
  hasher: createPbkdf2Hasher({ iterations: 10_000 }),
  outboxKey: crypto.getRandomValues(new Uint8Array(32)),
});
const email = "ada@example.com";
await server.accounts.add({ email });
const portal = await server.keys.create({
  kind: "project",
  name: "portal",
});

// The client takes a fetch, and the server is one.
const connect = (token: string) =>
  createPasswordResetClient({
    baseUrl: "http://localhost/metal/v1",
    token,
    fetch: (request) => server.fetch(request),
  });

await connect(portal.token).createPasswordResetToken({ email });
await server.outbox.deliver();
const [mail] = mailbox.messages;
console.log("Mailed:", mail?.subject);

const { newPassword } = await connect(
  readResetToken(mail) ?? "",
).resetPassword();
console.log(
  "It signs in:",
  await server.accounts.verifyPassword(email, newPassword),
);
