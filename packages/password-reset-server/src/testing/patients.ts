import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { inject, onTestFinished, vi } from "vitest";
import type { Store } from "../index.ts";
import { openPostgresStore } from "../postgres/index.ts";
import { openSqliteStore } from "../sqlite/index.ts";
import { migrate } from "../sqlite/migrate.ts";
import { openDatabase } from "../sqlite/open-database.ts";
import { createSqliteStore } from "../sqlite/open-store.ts";
import { freshPostgresUrl, temporaryFolder } from "./stores.ts";

/** A store, and the way to take the ground from under it and to give it back. */
export type Patient = {
  readonly store: Store;
  readonly fall: () => Promise<void> | void;
  readonly heal: () => Promise<void> | void;
};

/** A store whose connection does to itself what the disk would do to it. */
function openBySql(sql: { readonly fall: string; readonly heal: string }): Patient {
  const database = openDatabase(join(temporaryFolder(), "accounts.db"));
  migrate(database);
  return {
    store: createSqliteStore(database, { patience: 0 }),
    fall: () => database.exec(sql.fall),
    heal: () => database.exec(sql.heal),
  };
}

/** Another process, which takes the write lock of a file and keeps it. */
export async function lockElsewhere(path: string): Promise<() => Promise<void>> {
  const hold = `
    const { DatabaseSync } = require("node:sqlite");
    const database = new DatabaseSync(process.argv[1], { timeout: 60_000 });
    database.exec("BEGIN EXCLUSIVE");
    console.log("locked");
    process.stdin.resume();
  `;
  const child = spawn(process.execPath, ["--eval", hold, path], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return async () => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
}

/** Changes a setting of a database, and ends its connections, so that those which follow have it. */
async function changeDatabase(url: string, change: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const admin = new Client(inject("postgresUrl"));
  await admin.connect();
  await admin.query(`ALTER DATABASE ${name} ${change}`);
  await admin.query("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = $1", [
    name,
  ]);
  await admin.end();
}

/** Stores that take no write for a while, each by what keeps them from it. */
export const PATIENTS: readonly (readonly [name: string, make: () => Promise<Patient>])[] = [
  [
    "a file that cannot be written to",
    async () => openBySql({ fall: "PRAGMA query_only = 1", heal: "PRAGMA query_only = 0" }),
  ],
  [
    "a file that another process has locked",
    async () => {
      const path = join(temporaryFolder(), "accounts.db");
      let release = async (): Promise<void> => {};
      return {
        store: openSqliteStore(path, { patience: 50 }),
        fall: async () => void (release = await lockElsewhere(path)),
        heal: () => release(),
      };
    },
  ],
  [
    "a PostgreSQL that cannot be written to",
    async () => {
      const url = await freshPostgresUrl();
      const store = await openPostgresStore(url, { connections: 1, patience: 60_000 });
      const set = async (change: string): Promise<void> => {
        await changeDatabase(url, change);
        // The pool may not have noticed yet that its connection is gone.
        await vi.waitFor(() => store.accounts.list(), { timeout: 50_000 });
      };
      return {
        store,
        fall: () => set("SET default_transaction_read_only = on"),
        heal: () => set("RESET default_transaction_read_only"),
      };
    },
  ],
];

/** A disk of its own, of 1 MiB; `undefined` where nobody may mount one. */
function mountSmallDisk(): string | undefined {
  const folder = temporaryFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "none", folder], { stdio: "ignore" });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync("umount", ["--lazy", folder]));
  return folder;
}

/** A store on a disk that can be filled up. */
export function openOnSmallDisk(): Patient {
  const folder = mountSmallDisk();
  // SQLite itself says the same of a file that may not grow.
  if (folder === undefined)
    return openBySql({ fall: "PRAGMA max_page_count = 1", heal: "PRAGMA max_page_count = 1000000" });
  const ballast = join(folder, "ballast");
  return {
    store: openSqliteStore(join(folder, "accounts.db"), { patience: 0 }),
    fall() {
      // As much as there is room for.
      for (let kibibytes = 1024; kibibytes > 0; kibibytes >>= 1) {
        try {
          writeFileSync(ballast, Buffer.alloc(kibibytes * 1024), { flag: "a" });
        } catch {
          // Less, then.
        }
      }
    },
    heal: () => rmSync(ballast),
  };
}
