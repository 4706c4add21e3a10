import { Command } from "@commander-js/extra-typings";
import { migrateDatabase, nameOf } from "./database.ts";
import { remark, type Io } from "./io.ts";
import { databaseOption } from "./options.ts";

/** `migrate` */
export function migrateCommand(io: Io): Command {
  const command = new Command("migrate")
    .description("bring the schema up to date; the other commands do so too")
    .addOption(databaseOption)
    .action(async ({ database }) => {
      for (const name of await migrateDatabase(database)) remark(io, `Schema step taken: ${name}`);
      remark(io, `The schema of ${nameOf(database)} is up to date.`);
    });
  return command;
}
