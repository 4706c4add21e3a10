import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing/stores.ts";
import { createWriteQueue } from "./write-queue.ts";

/** A queue on a file, with a disk that takes as long, and fails as often, as it is told to. */
function open() {
  const path = join(temporaryFolder(), "kept.db");
  const [database, witness] = [new DatabaseSync(path), new DatabaseSync(path)];
  onTestFinished(() => {
    witness.close();
    database.close();
  });
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE kept (id INTEGER PRIMARY KEY)");
  const syncs: PromiseWithResolvers<void>[] = [];
  const sync = (): Promise<void> => {
    const begun = Promise.withResolvers<void>();
    syncs.push(begun);
    return begun.promise;
  };
  const { write, durable } = createWriteQueue(database, { patience: 0, sync });
  const insert = database.prepare("INSERT INTO kept VALUES (?)");
  const told: number[] = [];
  const seen = witness.prepare("SELECT id FROM kept");
  return {
    database,
    syncs,
    told,
    durable,
    keep: (id: number) => write(() => void insert.run(id)).then(() => void told.push(id)),
    committed: () => seen.all().map(({ id }) => id),
  };
}

describe("a write to a disk that takes its time", () => {
  it("is told of when it is on the disk, not when it is committed", async () => {
    const { keep, committed, syncs, told } = open();
    const kept = keep(1);
    await expect.poll(committed).toEqual([1]);
    expect(told).toEqual([]);

    syncs[0]?.resolve();
    await kept;
    expect(told).toEqual([1]);
  });

  it("shares the next wait for the disk with all that are committed in the meantime", async () => {
    const { keep, committed, syncs } = open();
    const first = keep(1);
    await expect.poll(() => syncs).toHaveLength(1);
    const second = keep(2);
    await expect.poll(committed).toEqual([1, 2]);
    const third = keep(3);
    await expect.poll(committed).toEqual([1, 2, 3]);
    expect(syncs).toHaveLength(1);

    syncs[0]?.resolve();
    await first;
    expect(syncs).toHaveLength(2);
    syncs[1]?.resolve();
    await Promise.all([second, third]);
    expect(syncs).toHaveLength(2);
  });

  it("is not certain where the disk fails, and is not said to be refused", async () => {
    const { keep, syncs } = open();
    const kept = keep(1);
    await expect.poll(() => syncs).toHaveLength(1);
    syncs[0]?.reject(new Error("EIO"));
    await expect(kept).rejects.toThrow("not certain");
    await expect(kept).rejects.not.toHaveProperty("code", "store_unavailable");
  });

  it("is not certain either where it was committed while the disk was failing: it is behind the gap", async () => {
    const { keep, durable, committed, syncs, told } = open();
    const first = keep(1);
    await expect.poll(() => syncs).toHaveLength(1);
    const behind = [first, keep(2), durable()];
    await expect.poll(committed).toEqual([1, 2]);

    const settled = Promise.allSettled(behind);
    syncs[0]?.reject(new Error("EIO"));
    await expect(first).rejects.toThrow("not certain");
    // What the system says of a next attempt, if there is one.
    syncs[1]?.resolve();

    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(told).toEqual([]);
  });

  it("begins a new log where the disk has failed, since the old one may have a gap", async () => {
    const { keep, syncs, database, committed } = open();
    await loseOne({ keep, syncs });

    const kept = keep(2);
    await expect.poll(() => syncs).toHaveLength(2);
    // Of the log there is only the second write: the first is in the file.
    expect(pagesInLog(database)).toBe(1);
    syncs[1]?.resolve();
    await kept;
    expect(committed()).toEqual([1, 2]);
  });

  it("is refused, with nothing kept, while the log of before the failure cannot be emptied", async () => {
    const { keep, syncs, database, committed } = open();
    await loseOne({ keep, syncs });
    const reader = holdLog(database);

    await expect(keep(2)).rejects.toMatchObject({ code: "store_unavailable" });
    expect(committed()).toEqual([1]);

    reader.close();
    const kept = keep(3);
    await expect.poll(() => syncs).toHaveLength(2);
    syncs[1]?.resolve();
    await kept;
    expect(committed()).toEqual([1, 3]);
  });
});

describe("what was read", () => {
  it("is durable when what was committed before is on the disk", async () => {
    const { durable, syncs } = open();
    let isDurable = false;
    const done = durable().then(() => (isDurable = true));
    await expect.poll(() => syncs).toHaveLength(1);
    expect(isDurable).toBe(false);
    syncs[0]?.resolve();
    await done;
  });

  it("is brought into the file first where the disk has failed since, as the log may have a gap", async () => {
    const { keep, durable, syncs, database } = open();
    await loseOne({ keep, syncs });

    const done = durable();
    await expect.poll(() => syncs).toHaveLength(2);
    expect(pagesInLog(database)).toBe(0);
    syncs[1]?.resolve();
    await done;
  });

  it("is not said to be durable while the log of before a failure cannot be emptied", async () => {
    const { keep, durable, syncs, database } = open();
    await loseOne({ keep, syncs });
    const reader = holdLog(database);

    await expect(durable()).rejects.toMatchObject({ code: "store_unavailable" });
    reader.close();
  });
});

/** Commits 1, and lets the disk fail while it is synchronized. */
async function loseOne({ keep, syncs }: Pick<ReturnType<typeof open>, "keep" | "syncs">): Promise<void> {
  const lost = keep(1);
  await expect.poll(() => syncs).toHaveLength(1);
  syncs[0]?.reject(new Error("EIO"));
  await expect(lost).rejects.toThrow("not certain");
}

/** Holds the log by a reader, so that it cannot be emptied. */
function holdLog(database: DatabaseSync): DatabaseSync {
  const reader = new DatabaseSync(String(database.location()));
  reader.exec("BEGIN; SELECT * FROM kept");
  return reader;
}

function pagesInLog(database: DatabaseSync): unknown {
  return database.prepare("PRAGMA wal_checkpoint(PASSIVE)").get()?.["log"];
}
