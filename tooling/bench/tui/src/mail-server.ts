import { createPasswordResetServer } from "@metal/password-reset-server";
import { createArgon2idHasher, serve } from "@metal/password-reset-server/node";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";
import { addressOf } from "./address.ts";

/** A server of ours on a socket, with an account for each address. */
export type MailServer = {
  readonly baseUrl: string;
  readonly key: string;
  /** Is called with each request from now on. */
  readonly onRequest: (listener: () => void) => void;
  /** How many mails each address got, once all that were promised are sent. */
  readonly mails: () => Promise<ReadonlyMap<string, number>>;
  readonly close: () => Promise<void>;
};

/** Starts it with so many accounts. */
export async function startMailServer(accounts: number): Promise<MailServer> {
  const mails = new Map<string, Set<string>>();
  const server = createPasswordResetServer({
    store: openSqliteStore(":memory:"),
    // One that is sent again under its id is the same mail.
    mail: async ({ to, id }) => void mails.set(to, (mails.get(to) ?? new Set()).add(id)),
    hasher: createArgon2idHasher(),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    limits: false,
  });
  for (let from = 0; from < accounts; from += 1000) {
    const batch = Array.from({ length: Math.min(1000, accounts - from) }, (_, index) =>
      addressOf(from + index),
    );
    await Promise.all(batch.map(async (email) => server.accounts.add({ email })));
  }
  const { token: key } = await server.keys.create({ kind: "user", email: addressOf(0) });
  let listener = (): void => undefined;
  const { url, close } = await serve({
    server: {
      async fetch(request, client) {
        listener();
        return server.fetch(request, client);
      },
    },
    grace: 0,
  });
  return {
    baseUrl: `${url}/metal/v1`,
    key,
    onRequest: (next) => void (listener = next),
    async mails() {
      let delivered: number;
      do ({ delivered } = await server.outbox.deliver());
      while (delivered > 0);
      return new Map(Array.from(mails, ([email, ids]) => [email, ids.size]));
    },
    async close() {
      await close();
      await server.close();
    },
  };
}
