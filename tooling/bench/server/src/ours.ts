import { join } from "node:path";
import { createPasswordResetServer, type Store } from "@metal/password-reset-server";
import { createArgon2idHasher, serve } from "@metal/password-reset-server/node";
import { openPostgresStore } from "@metal/password-reset-server/postgres";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";
import { addAccounts, someAddresses } from "./accounts.ts";
import type { Contender, Target } from "./target.ts";

const EMAIL = "ada@example.com";

/** All processes of one database have the same. */
const OUTBOX_KEY = Buffer.alloc(32, "bench");

type Measured = {
  readonly method: Target["method"];
  readonly sendsMails: boolean;
  readonly addresses?: readonly string[];
};

/** Ours as it is hosted: full durability, and its mails taken by somebody who is quick, or left to another process. */
async function start(store: Store, { method, sendsMails, addresses }: Measured): Promise<Target> {
  const server = createPasswordResetServer({
    store,
    mail: async () => {},
    hasher: createArgon2idHasher(),
    outboxKey: OUTBOX_KEY,
    // One client asks for one address: what is measured is the work, not the refusal.
    limits: false,
  });
  // A second process finds the account there.
  await server.accounts.add({ email: EMAIL }).catch(() => {});
  const { token } = await server.keys.create({ kind: "user", email: EMAIL });
  if (sendsMails) server.outbox.start();
  const { url } = await serve({ server });
  const path = "/metal/v1/reset-password";
  const query = (email: string): string => `${path}?email=${encodeURIComponent(email)}`;
  return {
    url: url + (method === "POST" ? query(EMAIL) : path),
    method,
    headers: { "X-Auth-Token": token },
    ...(addresses !== undefined && { paths: addresses.map(query) }),
  };
}

/** Ours on SQLite, with so many accounts. */
async function startWithAccounts(folder: string, count: number, sendsMails = false): Promise<Target> {
  const path = join(folder, "ours.db");
  const store = openSqliteStore(path);
  addAccounts(path, count);
  return start(store, { method: "POST", sendsMails, addresses: someAddresses(count, 1000) });
}

/** Ours, by where it keeps its data and what is asked of it. */
export const OURS: readonly Contender[] = [
  {
    name: "ours on SQLite",
    start: ({ folder }) =>
      start(openSqliteStore(join(folder, "ours.db")), { method: "POST", sendsMails: false }),
  },
  {
    name: "ours on PostgreSQL",
    start: async ({ postgresUrl }) =>
      start(await openPostgresStore(postgresUrl), { method: "POST", sendsMails: false }),
  },
  {
    name: "ours on PostgreSQL, once more",
    start: async ({ postgresUrl }) =>
      start(await openPostgresStore(postgresUrl), { method: "POST", sendsMails: false }),
  },
  {
    name: "ours, sending its mails",
    start: ({ folder }) => startWithAccounts(folder, 1000, true),
  },
  {
    name: "ours, a thousand accounts",
    start: ({ folder }) => startWithAccounts(folder, 1000),
  },
  {
    name: "ours, a million accounts",
    start: ({ folder }) => startWithAccounts(folder, 1_000_000),
  },
  {
    name: "ours, DELETE",
    start: ({ folder }) =>
      start(openSqliteStore(join(folder, "ours.db")), { method: "DELETE", sendsMails: false }),
  },
];
