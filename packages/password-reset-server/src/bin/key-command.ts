import { Command, Option } from "@commander-js/extra-typings";
import { createKeys, type Keys, type NewKey } from "../operations/keys.ts";
import { platformRandom } from "../tokens/token.ts";
import { print, remark, UsageError, type Io } from "./io.ts";
import { databaseOption } from "./options.ts";
import { withStore } from "./with-store.ts";

/** `key create|revoke` */
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
    .command("revoke <id>")
    .description("revoke a key: it stops working at once")
    .addOption(databaseOption)
    .action(async (id, { database }) => {
      await withKeys(database, (keys) => keys.revoke(id));
      remark(io, `Key ${id} was revoked.`);
    });
  return command;
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
