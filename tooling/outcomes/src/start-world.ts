import {
  createPasswordResetServer,
  type MailKind,
  type PasswordResetServer,
} from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createPbkdf2Hasher,
  readResetToken,
} from "@metal/password-reset-server/memory";
import { serve } from "@metal/password-reset-server/node";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";
import { startFaultProxy, type FaultProxy } from "./fault-proxy.ts";

/** Our server on a port, its database, and a proxy in front of it that can do harm. */
export type World = {
  readonly proxy: FaultProxy;
  readonly baseUrl: string;
  readonly server: PasswordResetServer;
  readonly email: string;
  readonly userKey: string;
  /** Asks the server itself for a mail, and gives the token in it. */
  readonly mailedToken: () => Promise<string>;
  /** How many resets the database holds a notice mail of, sent or not: one is written with each. */
  readonly resets: () => Promise<number>;
  /** How many mails with a reset token the database holds, sent or not. */
  readonly mailsAskedFor: () => Promise<number>;
  readonly close: () => Promise<void>;
};

export type WorldOptions = {
  /** Whether the server declares a repeat safe. Default: it does. */
  readonly safeRepeat?: boolean;
};

export async function startWorld({ safeRepeat = true }: WorldOptions = {}): Promise<World> {
  const email = "ada@example.com";
  const store = openSqliteStore(":memory:");
  const mailbox = createCapturedMailbox();
  const server = createPasswordResetServer({
    store,
    mail: mailbox.transport,
    // Fast on purpose: what is tested here is who is told what, not how hard a hash is to guess.
    hasher: createPbkdf2Hasher({ iterations: 1000 }),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    limits: false,
    safeRepeat,
  });
  await server.accounts.add({ email });
  const { token: userKey } = await server.keys.create({ kind: "user", email });
  const listener = await serve({ server, port: 0, hostname: "127.0.0.1" });
  const proxy = await startFaultProxy(listener.url);
  const countMails = async (kind: MailKind) => {
    const mails = await store.outbox.list({ state: undefined, limit: 100_000 });
    return mails.filter((mail) => mail.kind === kind).length;
  };
  return {
    proxy,
    baseUrl: `${proxy.url}/metal/v1`,
    server,
    email,
    userKey,
    async mailedToken() {
      const url = `${listener.url}/metal/v1/reset-password?email=${email}`;
      await fetch(url, { method: "POST", headers: { "X-Auth-Token": userKey } });
      await server.outbox.deliver();
      return readResetToken(mailbox.messages.findLast(({ kind }) => kind === "reset_token")) ?? "";
    },
    resets: async () => countMails("password_changed"),
    mailsAskedFor: async () => countMails("reset_token"),
    async close() {
      await proxy.close();
      await listener.close();
    },
  };
}
