import { createPasswordResetServer } from "@metal/password-reset-server";
import { checkConformance } from "@metal/password-reset-server/conformance";
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
  hasher: createPbkdf2Hasher({ iterations: 1_000 }),
  outboxKey: crypto.getRandomValues(new Uint8Array(32)),
  limits: false,
});
const email = "conformance@example.com";
await server.accounts.add({ email });
const user = await server.keys.create({ kind: "user", email });
const project = await server.keys.create({
  kind: "project",
  name: "check",
});

// Give a baseUrl instead of fetch, and it checks a server over the network.
const { conforms, results } = await checkConformance({
  fetch: (request) => server.fetch(request),
  email,
  userKey: user.token,
  projectKey: project.token,
  async readResetToken() {
    await server.outbox.deliver();
    return readResetToken(mailbox.messages.at(-1)) ?? "";
  },
});

for (const { status, rule, detail } of results) {
  console.log(status, rule, detail ?? "");
}
console.log(conforms ? "It conforms." : "It does not conform.");
