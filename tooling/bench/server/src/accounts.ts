import { DatabaseSync } from "node:sqlite";

/** Puts so many accounts into a database of ours that was made already, past the server: a million would take it hours. */
export function addAccounts(path: string, count: number): void {
  const database = new DatabaseSync(path);
  const insert = database.prepare(
    "INSERT INTO accounts (id, email, email_key, created_at) VALUES (?, ?, ?, ?)",
  );
  database.exec("BEGIN");
  for (let index = 0; index < count; index += 1) {
    insert.run(crypto.randomUUID(), addressOf(index), addressOf(index), Date.now());
  }
  database.exec("COMMIT");
  database.close();
}

/** Addresses of accounts, spread evenly over all there are. */
export function someAddresses(count: number, some: number): readonly string[] {
  return Array.from({ length: some }, (_, index) => addressOf(Math.floor((index * count) / some)));
}

function addressOf(index: number): string {
  return `user-${index}@example.com`;
}
