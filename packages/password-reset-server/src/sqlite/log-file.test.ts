import fs, { readlinkSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { basename, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openSqliteStore } from "./index.ts";
import { ADA } from "../testing/harness.ts";
import { temporaryFolder } from "../testing/stores.ts";

/** Notes which files are synchronized, as they are. */
function watchSyncs(): readonly string[] {
  const synchronized: string[] = [];
  const { fdatasync } = fs;
  const watched = (file: number, done: fs.NoParamCallback): void => {
    const name = basename(readlinkSync(`/proc/self/fd/${file}`));
    fdatasync(file, (error) => {
      synchronized.push(name);
      done(error);
    });
  };
  fs.fdatasync = Object.assign(watched, fdatasync);
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.fdatasync = fdatasync;
    syncBuiltinESMExports();
  });
  return synchronized;
}

describe.runIf(process.platform === "linux")("a store in a file", () => {
  it("tells of a write when the log is on the disk", async () => {
    const store = openSqliteStore(join(temporaryFolder(), "accounts.db"));
    const synchronized = watchSyncs();

    await store.purge({ before: 0, now: 0, auditBefore: undefined });
    expect(synchronized).toEqual(["accounts.db-wal"]);

    await store.close();
  });

  it("closes the log once, and no file of somebody else's, however often it is closed", async () => {
    const folder = temporaryFolder();
    const store = openSqliteStore(join(folder, "accounts.db"));
    const open = (): number => fs.openSync(join(folder, "another"), "a");
    await store.close();
    // The numbers that have become free, and so that of the log, are now those of this file.
    const others = Array.from({ length: 10 }, open);

    await store.close();

    for (const other of others) expect(() => fs.closeSync(other)).not.toThrow();
  });

  it("tells of a reply that is kept when the log is on the disk, whichever process wrote it", async () => {
    const path = join(temporaryFolder(), "accounts.db");
    const [one, another] = [openSqliteStore(path), openSqliteStore(path)];
    const id = new Uint8Array(32);
    const account = {
      id: "1",
      email: ADA,
      emailKey: ADA,
      passwordHash: undefined,
      createdAt: 0,
      disabledAt: undefined,
    };
    await one.accounts.insert(account);
    await one.keys.insert({
      id: "2",
      digest: id,
      kind: "user",
      accountId: "1",
      name: undefined,
      createdAt: 0,
      revokedAt: undefined,
    });
    await one.resets.apply({
      grant: { kind: "key", keyId: "2", accountId: "1" },
      passwordHash: "hash",
      at: 1,
      notice: { id: "3", kind: "password_changed", sealed: undefined, createdAt: 1 },
      reply: { id, sealed: id, expiresAt: 3 },
    });
    const synchronized = watchSyncs();

    expect(await another.resets.findReply(id, 2)).toMatchObject({ accountId: "1" });
    expect(synchronized).toEqual(["accounts.db-wal"]);

    await another.close();
    await one.close();
  });
});
