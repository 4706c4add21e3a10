import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createMemoryStore } from "../memory/index.ts";
import { openSqliteStore } from "../sqlite/index.ts";
import type { Store } from "../stores/port.ts";

/** Every store that we ship, fresh, each by its name: what holds for one must hold for all. */
export const STORES: readonly (readonly [name: string, open: () => Store])[] = [
  ["memory", createMemoryStore],
  ["sqlite in memory", () => openSqliteStore(":memory:")],
  ["sqlite in a file", () => openSqliteStore(join(temporaryFolder(), "accounts.db"))],
];

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "password-reset-server-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
