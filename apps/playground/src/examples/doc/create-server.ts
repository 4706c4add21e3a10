import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
} from "@metal/password-reset-server/memory";

// What a page has instead of files, SMTP and argon2id.
const openSqliteStore = (_file: string) => createMemoryStore();
const createSmtpTransport = (_options: { url: string; from: string }) =>
  createCapturedMailbox().transport;
const createArgon2idHasher = () => createPbkdf2Hasher();

const outboxKey = crypto.getRandomValues(new Uint8Array(32));
const request = new Request("https://reset.example.com/openapi.json");

const server = createPasswordResetServer({
  store: openSqliteStore("accounts.db"),
  mail: createSmtpTransport({
    url: "smtp://localhost",
    from: "no-reply@example.com",
  }),
  hasher: createArgon2idHasher(),
  outboxKey,
});
server.outbox.start();
const response = await server.fetch(request);

console.log(response.status, await response.json());
await server.close();
