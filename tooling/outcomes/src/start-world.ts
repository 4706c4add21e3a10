import {
  createPasswordResetServer,
  type MailKind,
  type PasswordResetServer,
  type Store,
} from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createPbkdf2Hasher,
  readResetToken,
} from "@metal/password-reset-server/memory";
import { serve } from "@metal/password-reset-server/node";
import { openPostgresStore } from "@metal/password-reset-server/postgres";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";
import { inject } from "vitest";
import { startFaultProxy, type FaultProxy } from "./fault-proxy.ts";

/** Our server, its database, and a proxy in front of it that can do harm. */
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

/** Where a server can keep its data. */
export const everyDatabase = ["SQLite", "PostgreSQL"] as const;

type Database = (typeof everyDatabase)[number];

export type WorldOptions = {
  /** Where the server keeps its data. On PostgreSQL it is two servers, which get requests in turn. Default SQLite. */
  readonly database?: Database | undefined;
  /** Whether the server declares a repeat safe. Default: it does. */
  readonly safeRepeat?: boolean;
};

export async function startWorld({
  database = "SQLite",
  safeRepeat = true,
}: WorldOptions = {}): Promise<World> {
  const email = "ada@example.com";
  const mailbox = createCapturedMailbox();
  const outboxKey = crypto.getRandomValues(new Uint8Array(32));
  const stores = await openStores(database);
  const servers = stores.map((store) =>
    createPasswordResetServer({
      store,
      mail: mailbox.transport,
      // Fast on purpose: what is tested here is who is told what, not how hard a hash is to guess.
      hasher: createPbkdf2Hasher({ iterations: 1000 }),
      outboxKey,
      limits: false,
      safeRepeat,
    }),
  );
  const [store, server] = [first(stores), first(servers)];
  await server.accounts.add({ email });
  const { token: userKey } = await server.keys.create({ kind: "user", email });
  const listeners = await Promise.all(
    servers.map((each) => serve({ server: each, port: 0, hostname: "127.0.0.1" })),
  );
  const proxy = await startFaultProxy(listeners.map(({ url }) => url));
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
      const url = `${first(listeners).url}/metal/v1/reset-password?email=${email}`;
      await fetch(url, { method: "POST", headers: { "X-Auth-Token": userKey } });
      await server.outbox.deliver();
      return readResetToken(mailbox.messages.findLast(({ kind }) => kind === "reset_token")) ?? "";
    },
    resets: async () => countMails("password_changed"),
    mailsAskedFor: async () => countMails("reset_token"),
    async close() {
      await proxy.close();
      await Promise.all([...listeners, ...servers].map((each) => each.close()));
    },
  };
}

async function openStores(database: Database): Promise<readonly Store[]> {
  if (database === "SQLite") return [openSqliteStore(":memory:")];
  const schema = `outcomes_${crypto.randomUUID().replaceAll("-", "")}`;
  // However busy the machine is: what waits is not what these tests are about.
  const options = { schema, connections: 4, patience: 60_000 };
  return Promise.all([1, 2].map(() => openPostgresStore(inject("postgresUrl"), options)));
}

function first<Item>(items: readonly Item[]): Item {
  return items[0] as Item;
}
