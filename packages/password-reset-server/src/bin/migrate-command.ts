import { Command } from "@commander-js/extra-typings";
import { migrate } from "../sqlite/migrate.ts";
import { openDatabase } from "../sqlite/open-database.ts";
import { remark, type Io } from "./io.ts";
import { databaseOption } from "./options.ts";

/** `migrate` */
export function migrateCommand(io: Io): Command {
  const command = new Command("migrate")
    .description("bring the schema up to date; the other commands do so too")
    .addOption(databaseOption)
    .action(({ database: path }) => {
      const database = openDatabase(path);
      try {
        const taken = migrate(database);
        for (const name of taken) remark(io, `Schema step taken: ${name}`);
        remark(io, `The schema of ${path} is up to date.`);
      } finally {
        database.close();
      }
    });
  return command;
}
