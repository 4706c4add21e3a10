import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createPasswordResetServer, type Store } from "@metal/password-reset-server";
import { createArgon2idHasher, serve } from "@metal/password-reset-server/node";
import { openPostgresStore } from "@metal/password-reset-server/postgres";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";
import type { Contender, Target } from "./target.ts";

const EMAIL = "ada@example.com";

type Measured = { readonly method: Target["method"]; readonly sendsMails: boolean };

/** Ours as it is hosted: full durability, and its mails taken by somebody who is quick, or left to another process. */
async function start(store: Store, { method, sendsMails }: Measured): Promise<Target> {
  const server = createPasswordResetServer({
    store,
    mail: async () => {},
    hasher: createArgon2idHasher(),
    outboxKey: randomBytes(32),
    // One client asks for one address: what is measured is the work, not the refusal.
    limits: false,
  });
  await server.accounts.add({ email: EMAIL });
  const { token } = await server.keys.create({ kind: "user", email: EMAIL });
  if (sendsMails) server.outbox.start();
  const { url } = await serve({ server });
  const query = method === "POST" ? `?email=${encodeURIComponent(EMAIL)}` : "";
  return { url: `${url}/metal/v1/reset-password${query}`, method, headers: { "X-Auth-Token": token } };
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
    name: "ours, sending its mails",
    start: ({ folder }) =>
      start(openSqliteStore(join(folder, "ours.db")), { method: "POST", sendsMails: true }),
  },
  {
    name: "ours, DELETE",
    start: ({ folder }) =>
      start(openSqliteStore(join(folder, "ours.db")), { method: "DELETE", sendsMails: false }),
  },
];
