import { Command, Option } from "@commander-js/extra-typings";
import { createKeys, type Keys, type NewKey } from "../operations/keys.ts";
import type { Store } from "../stores/port.ts";
import { platformRandom } from "../tokens/random.ts";
import { print, remark, UsageError, type Io } from "./io.ts";
import { databaseOption, outputOption } from "./options.ts";
import { formatTable, formatTime } from "./table.ts";
import { withStore } from "./database.ts";

/** `key create|list|revoke` */
export function keyCommand(io: Io): Command {
  const command = new Command("key").description("API keys, sent as X-Auth-Token");
  command
    .command("create")
    .description("create a key; it is shown once, on stdout")
    .addOption(databaseOption)
    .addOption(new Option("--user <email>", "a key of that account's user").conflicts("project"))
    .addOption(new Option("--project <name>", "a key of a project, which can ask for mails only"))
    .action(async ({ database, user, project }) => {
      const key = newKey(user, project);
      const { id, token } = await withKeys(database, (keys) => keys.create(key));
      remark(io, `Key ${id} was created. It is shown this once:`);
      print(io, token);
    });
  command
    .command("list")
    .description("list the keys, oldest first, without the keys themselves")
    .addOption(databaseOption)
    .addOption(outputOption)
    .action(async ({ database, output }) => {
      const rows = await withStore(database, listKeys);
      const columns = ["id", "kind", "owner", "created", "revoked"] as const;
      print(io, output === "json" ? JSON.stringify(rows) : formatTable(columns, rows));
    });
  command
    .command("revoke <id>")
    .description("revoke a key: it stops working at once")
    .addOption(databaseOption)
    .action(async (id, { database }) => {
      await withKeys(database, (keys) => keys.revoke(id));
      remark(io, `Key ${id} was revoked.`);
    });
  return command;
}

type KeyRow = Readonly<Record<"id" | "kind" | "owner" | "created" | "revoked", string | undefined>>;

async function listKeys(store: Store): Promise<readonly KeyRow[]> {
  const accounts = await store.accounts.list();
  const emails = new Map(accounts.map(({ id, email }) => [id, email]));
  const keys = await store.keys.list();
  return keys.map(({ id, kind, accountId, name, createdAt, revokedAt }) => ({
    id,
    kind,
    owner: accountId === undefined ? name : emails.get(accountId),
    created: formatTime(createdAt),
    revoked: formatTime(revokedAt),
  }));
}

function newKey(user: string | undefined, project: string | undefined): NewKey {
  if (user !== undefined) return { kind: "user", email: user };
  if (project !== undefined) return { kind: "project", name: project };
  throw new UsageError(
    "A key belongs to somebody. No key was created. Give --user <email> or --project <name>.",
  );
}

function withKeys<Result>(database: string, work: (keys: Keys) => Promise<Result>): Promise<Result> {
  return withStore(database, (store) => work(createKeys({ store, clock: Date.now, random: platformRandom })));
}
