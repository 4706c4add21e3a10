import { DatabaseSync } from "node:sqlite";
import { describe, expect, it, onTestFinished } from "vitest";
import { createWriteQueue } from "./write-queue.ts";

function open(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => {
    if (database.isOpen) database.close();
  });
  database.exec("CREATE TABLE kept (id INTEGER PRIMARY KEY, once INTEGER UNIQUE)");
  return database;
}

const kept = (database: DatabaseSync): unknown[] =>
  database
    .prepare("SELECT id FROM kept")
    .all()
    .map(({ id }) => id);

describe("createWriteQueue", () => {
  it("commits writes of one turn together, and answers each after the commit", async () => {
    const database = open();
    const { write } = createWriteQueue(database, { patience: 0 });
    const insert = database.prepare("INSERT INTO kept VALUES (?, NULL)");
    const committed: boolean[] = [];

    await Promise.all(
      [1, 2, 3].map(async (id) => {
        await write(() => insert.run(id));
        committed.push(!database.isTransaction);
      }),
    );

    expect(committed).toEqual([true, true, true]);
    expect(kept(database)).toEqual([1, 2, 3]);
  });

  it("undoes the write that fails, all of it, and keeps its neighbours", async () => {
    const database = open();
    const { write } = createWriteQueue(database, { patience: 0 });
    const insert = database.prepare("INSERT INTO kept VALUES (?, ?)");

    const results = await Promise.allSettled([
      write(() => insert.run(1, 1)),
      write(() => {
        insert.run(2, 2);
        insert.run(3, 1);
      }),
      write(() => insert.run(4, 4)),
    ]);

    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(kept(database)).toEqual([1, 4]);
  });

  it("answers none of them where the commit fails", async () => {
    const database = open();
    const { write } = createWriteQueue(database, { patience: 0 });
    database.exec("CREATE TABLE child (id INTEGER REFERENCES kept (id) DEFERRABLE INITIALLY DEFERRED)");

    const results = await Promise.allSettled([
      write(() => database.exec("INSERT INTO kept VALUES (1, NULL)")),
      write(() => database.exec("INSERT INTO child VALUES (99)")),
    ]);

    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(kept(database)).toEqual([]);
    expect(database.isTransaction).toBe(false);
  });
});
