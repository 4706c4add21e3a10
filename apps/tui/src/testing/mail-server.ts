import { createPasswordResetServer } from "@metal/password-reset-server";
import { createCapturedMailbox } from "@metal/password-reset-server/memory";
import { createArgon2idHasher, serve } from "@metal/password-reset-server/node";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";

/** A server of ours, on a socket, with accounts whose mail can be looked at. */
export type MailServer = {
  readonly baseUrl: string;
  readonly key: string;
  /** How many mails each address got, once all that were asked for are sent. */
  readonly mails: () => Promise<ReadonlyMap<string, number>>;
  readonly close: () => Promise<void>;
};

/** Starts it; `onRequest` is told of each request before it is answered, and may answer in the server's place. */
export async function startMailServer(options: {
  readonly accounts: readonly string[];
  readonly onRequest?: (request: Request) => Response | undefined;
}): Promise<MailServer> {
  const mailbox = createCapturedMailbox();
  const server = createPasswordResetServer({
    store: openSqliteStore(":memory:"),
    mail: mailbox.transport,
    hasher: createArgon2idHasher(),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    limits: false,
  });
  for (const email of options.accounts) await server.accounts.add({ email });
  const [first = ""] = options.accounts;
  const { token: key } = await server.keys.create({ kind: "user", email: first });
  const listening = await serve({
    server: {
      fetch: async (request, client) => options.onRequest?.(request) ?? server.fetch(request, client),
    },
    grace: 0,
  });
  return {
    baseUrl: `${listening.url}/metal/v1`,
    key,
    async mails() {
      let delivered: number;
      do ({ delivered } = await server.outbox.deliver());
      while (delivered > 0);
      const counts = new Map<string, number>();
      for (const { to } of mailbox.messages) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    async close() {
      await listening.close();
      await server.close();
    },
  };
}
