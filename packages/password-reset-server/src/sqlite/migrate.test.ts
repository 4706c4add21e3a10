import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrate } from "./migrate.ts";
import type { Migration } from "../stores/migration.ts";
import { MIGRATIONS } from "./migrations.ts";

const first: Migration = { id: 1, name: "first", sql: "CREATE TABLE one (id INTEGER)" };
const second: Migration = { id: 2, name: "second", sql: "CREATE TABLE two (id INTEGER)" };

function open(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => database.close());
  return database;
}

const tables = (database: DatabaseSync): unknown[] =>
  database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name);

describe("migrate", () => {
  it("takes the steps that were not taken yet", () => {
    const database = open();

    expect(migrate(database, [first])).toEqual(["first"]);
    expect(migrate(database, [first, second])).toEqual(["second"]);
    expect(migrate(database, [first, second])).toEqual([]);
    expect(tables(database)).toEqual(["migrations", "one", "two"]);
  });

  it("takes all open steps or none", () => {
    const database = open();

    expect(() => migrate(database, [first, { ...second, sql: "CREATE TABLE one (id INTEGER)" }])).toThrow(
      "already exists",
    );
    expect(tables(database)).toEqual([]);
  });

  it("refuses a database that a newer version made", () => {
    const database = open();
    migrate(database, [first, second]);

    expect(() => migrate(database, [first])).toThrow(expect.objectContaining({ code: "store_incompatible" }));
  });

  it("refuses a step that is another one than was taken, but not one that is laid out differently", () => {
    const database = open();
    migrate(database, [first]);

    expect(() => migrate(database, [{ ...first, sql: "CREATE TABLE other (id INTEGER)" }])).toThrow(
      expect.objectContaining({ code: "store_incompatible" }),
    );
    expect(migrate(database, [{ ...first, sql: "CREATE TABLE\n  one (id INTEGER)\n" }])).toEqual([]);
  });

  it("numbers its steps from 1 without a gap", () => {
    expect(MIGRATIONS.map(({ id }) => id)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it("keeps the tokens of earlier versions in their order, the newest of an account last", () => {
    const database = open();
    migrate(database, MIGRATIONS.slice(0, 5));
    database.exec(`
      INSERT INTO accounts (id, email, email_key, created_at) VALUES ('ada', 'a@example.com', 'a@example.com', 0);
      INSERT INTO reset_tokens (digest, account_id, created_at, expires_at, used_at, issue) VALUES
        (x'01', 'ada', 30, 99, NULL, 2), (x'02', NULL, 10, 99, NULL, 0), (x'03', 'ada', 20, 99, 25, 0);
    `);

    migrate(database);

    const tokens = database
      .prepare("SELECT hex(digest) AS digest, used_at FROM reset_tokens ORDER BY issue")
      .all();
    expect(tokens).toEqual([
      { digest: "02", used_at: null },
      { digest: "03", used_at: 25 },
      { digest: "01", used_at: null },
    ]);
  });
});
