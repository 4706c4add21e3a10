import { createPasswordResetServer } from "@metal/password-reset-server";
import { createCapturedMailbox, readResetToken } from "@metal/password-reset-server/memory";
import { createArgon2idHasher } from "@metal/password-reset-server/node";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";
import { createSecret, maskKey } from "../text/secret.ts";
import { builtInAccount as account, builtInFacts } from "./built-in-facts.ts";
import type { ClientSettings, Connection } from "./connection.ts";

const baseUrl = "http://localhost/metal/v1";

/** A connection that can also say whether a password is the account's. */
export type BuiltInConnection = Connection & {
  readonly verifyPassword: (password: string) => Promise<boolean>;
};

/** Starts a server inside this process, on SQLite in memory, with one account and one user key. */
export async function startBuiltIn(settings: ClientSettings): Promise<BuiltInConnection> {
  const mailbox = createCapturedMailbox();
  const server = createPasswordResetServer({
    store: openSqliteStore(":memory:"),
    mail: mailbox.transport,
    hasher: createArgon2idHasher(),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
  });
  await server.accounts.add({ email: account });
  const key = createSecret((await server.keys.create({ kind: "user", email: account })).token);
  server.outbox.start();
  return {
    facts: builtInFacts(settings, maskKey(key)),
    async client({ token = key, onEvent, retry = settings.retry }) {
      const { createPasswordResetClient } = await import("./client.ts");
      return createPasswordResetClient({
        timeout: settings.timeout,
        retry,
        baseUrl,
        fetch: async (request) => server.fetch(request),
        token: () => token.reveal(),
        onEvent,
      });
    },
    onMail(listener) {
      mailbox.onMessage((message) => {
        const token = readResetToken(message);
        const text =
          token === undefined ? message.text : message.text.replaceAll(token, "mk_reset_••••••••••••");
        const { id, to, subject } = message;
        listener({ id, to, subject, text, token: token === undefined ? undefined : createSecret(token) });
      });
    },
    verifyPassword: async (password) => server.accounts.verifyPassword(account, password),
    close: async () => server.close(),
  };
}
