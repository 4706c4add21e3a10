import { createPasswordResetServer } from "@metal/password-reset-server";
import { checkConformance } from "@metal/password-reset-server/conformance";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
} from "@metal/password-reset-server/memory";

// The server to check: in this page it answers at reset.example.com.
const mailbox = createCapturedMailbox();
const server = createPasswordResetServer({
  store: createMemoryStore(),
  mail: mailbox.transport,
  hasher: createPbkdf2Hasher({ iterations: 1_000 }),
  outboxKey: crypto.getRandomValues(new Uint8Array(32)),
  limits: false,
});
const owner = { email: "conformance@example.com" };
await server.accounts.add(owner);
const { token: userKey } = await server.keys.create({
  kind: "user",
  ...owner,
});
const { token: projectKey } = await server.keys.create({
  kind: "project",
  name: "check",
});
const tokenOfTheLastMail = async () => {
  await server.outbox.deliver();
  return readResetToken(mailbox.messages.at(-1)) ?? "";
};

const { conforms, results } = await checkConformance({
  baseUrl: "https://reset.example.com/metal/v1",
  email: "conformance@example.com", // its password is replaced several times
  userKey,
  projectKey,
  readResetToken: () => tokenOfTheLastMail(),
});

for (const { status, rule } of results) {
  console.log(status, rule);
}
console.log(conforms ? "It conforms." : "It does not conform.");
