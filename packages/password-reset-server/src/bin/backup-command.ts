import { existsSync } from "node:fs";
import { Command } from "@commander-js/extra-typings";
import { backupSqlite } from "../sqlite/backup.ts";
import { isPostgres } from "./database.ts";
import { remark, UsageError, type Io } from "./io.ts";
import { databaseOption } from "./options.ts";

/** `backup` */
export function backupCommand(io: Io): Command {
  const command = new Command("backup").description(
    "copy a SQLite database, which may be in use, to a new file",
  );
  command
    .argument("<file>", "the new file")
    .addOption(databaseOption)
    .action(async (file, { database }) => {
      if (isPostgres(database)) {
        throw new UsageError(
          "PostgreSQL has its own backups. Nothing was copied. Use pg_dump, or its archive.",
        );
      }
      if (!existsSync(database)) {
        throw new UsageError(`${database} is not there. Nothing was copied. Give the file with --database.`);
      }
      await backupSqlite(database, file);
      remark(io, `${database} was copied to ${file}. The outbox key is not in it: keep that elsewhere.`);
    });
  return command;
}
