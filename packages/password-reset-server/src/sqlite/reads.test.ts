import { DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/stores.ts";
import { createWriteQueue } from "./write-queue.ts";

function open() {
  const path = join(temporaryFolder(), "kept.db");
  const [database, other] = [new DatabaseSync(path), new DatabaseSync(path)];
  onTestFinished(() => {
    other.close();
    if (database.isOpen) database.close();
  });
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE kept (id INTEGER PRIMARY KEY)");
  const queue = createWriteQueue(database, { patience: 0 });
  const select = database.prepare("SELECT id FROM kept");
  return { database, other, queue, seen: () => queue.read(() => select.all().map(({ id }) => id)) };
}

it("sees in the next turn what another process has committed in this one", async () => {
  const { other, seen } = open();
  expect(seen()).toEqual([]);
  other.exec("INSERT INTO kept VALUES (1)");
  expect(seen()).toEqual([]);
  await setImmediate();
  expect(seen()).toEqual([1]);
});

it("sees a write of its own as soon as it is told of", async () => {
  const { database, queue, seen } = open();
  const insert = database.prepare("INSERT INTO kept VALUES (?)");
  expect(seen()).toEqual([]);
  const written = queue.write(() => insert.run(1));
  expect(seen()).toEqual([]);
  await written;
  expect(seen()).toEqual([1]);
});

it("leaves nothing open that would keep a write of another process from the file", async () => {
  const { other, seen } = open();
  other.exec("INSERT INTO kept VALUES (1)");
  expect(seen()).toEqual([1]);
  await setImmediate();
  expect(other.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()).toMatchObject({ busy: 0 });
});

it("does not keep the database from being closed", async () => {
  const { database, queue, seen } = open();
  expect(seen()).toEqual([]);
  await queue.finish();
  database.close();
  await setImmediate();
  expect(database.isOpen).toBe(false);
});
