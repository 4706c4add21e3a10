import { text } from "node:stream/consumers";
import { Command } from "@commander-js/extra-typings";
import { createArgon2idHasher } from "../node/argon2id.ts";
import { createAccounts, type Accounts } from "../operations/accounts.ts";
import { generatePassword } from "../passwords/generate.ts";
import { platformRandom } from "../tokens/random.ts";
import { print, remark, UsageError, type Io } from "./io.ts";
import { databaseOption, outputOption } from "./options.ts";
import { formatTable, formatTime } from "./table.ts";
import { withStore } from "./database.ts";

/** `account add|list|disable` */
export function accountCommand(io: Io): Command {
  const command = new Command("account").description("accounts, whose password can be reset");
  command
    .command("add <email>")
    .description("add an account; its first password is made and shown once, or read from stdin")
    .addOption(databaseOption)
    .option("--password-stdin", "read the first password from stdin")
    .action(async (email, { database, passwordStdin }) => {
      const given = passwordStdin === true ? await readPassword(io) : undefined;
      const password = given ?? generatePassword({ random: platformRandom });
      await withAccounts(database, (accounts) => accounts.add({ email, password }));
      remark(io, `Account ${email} was added.`);
      if (given !== undefined) return;
      remark(io, "Its password is shown this once:");
      print(io, password);
    });
  command
    .command("list")
    .description("list the accounts, oldest first")
    .addOption(databaseOption)
    .addOption(outputOption)
    .action(async ({ database, output }) => {
      const accounts = await withAccounts(database, ({ list }) => list());
      const rows = accounts.map(({ id, email, createdAt, disabledAt }) => ({
        id,
        email,
        created: formatTime(createdAt),
        disabled: formatTime(disabledAt),
      }));
      print(
        io,
        output === "json" ? JSON.stringify(rows) : formatTable(["email", "created", "disabled", "id"], rows),
      );
    });
  command
    .command("disable <email>")
    .description("disable an account: its keys and reset tokens stop working")
    .addOption(databaseOption)
    .action(async (email, { database }) => {
      await withAccounts(database, (accounts) => accounts.disable(email));
      remark(io, `Account ${email} was disabled. Its keys and reset tokens no longer work.`);
    });
  return command;
}

function withAccounts<Result>(
  database: string,
  work: (accounts: Accounts) => Promise<Result>,
): Promise<Result> {
  return withStore(database, (store) =>
    work(createAccounts({ store, hasher: createArgon2idHasher(), clock: Date.now })),
  );
}

async function readPassword(io: Io): Promise<string> {
  const password = (await text(io.stdin)).replace(/\r?\n$/, "");
  if (password !== "") return password;
  throw new UsageError(
    "There was no password on stdin. No account was added. Pipe one in, or leave --password-stdin out.",
  );
}
