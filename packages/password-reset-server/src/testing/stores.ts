import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { inject, onTestFinished } from "vitest";
import { createMemoryStore } from "../memory/index.ts";
import { openPostgresStore, type PostgresStoreOptions } from "../postgres/index.ts";
import { openSqliteStore } from "../sqlite/index.ts";
import type { Store } from "../stores/port.ts";

/** Every store that we ship, fresh, each by its name: what holds for one must hold for all. */
export const STORES: readonly (readonly [name: string, open: () => Store | Promise<Store>])[] = [
  ["memory", createMemoryStore],
  ["sqlite in memory", () => openSqliteStore(":memory:")],
  ["sqlite in a file", () => openSqliteStore(join(temporaryFolder(), "accounts.db"))],
  ["postgres", () => openFreshPostgresStore()],
];

/** A store in a schema that nobody else has, unless one is named. */
export function openFreshPostgresStore(options: PostgresStoreOptions = {}): Promise<Store> {
  // However busy the machine is: what waits is not what these tests are about.
  const own = { schema: freshSchema(), connections: 5, patience: 60_000 };
  return openPostgresStore(inject("postgresUrl"), { ...own, ...options });
}

/** The name of a schema that is not there yet. */
export function freshSchema(): string {
  return `test_${crypto.randomUUID().replaceAll("-", "")}`;
}

/** The URL of a PostgreSQL database that nobody else has, for programs that are told no schema. */
export async function freshPostgresUrl(): Promise<string> {
  const url = new URL(inject("postgresUrl"));
  const name = freshSchema();
  const client = new Client(url.href);
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

/** Somebody else on the database of the tests, in that schema, until the test is over. */
export async function connectOutsider(schema: string): Promise<Client> {
  const outsider = new Client({
    connectionString: inject("postgresUrl"),
    options: `-c search_path=${schema}`,
  });
  await outsider.connect();
  onTestFinished(() => outsider.end());
  return outsider;
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "password-reset-server-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
