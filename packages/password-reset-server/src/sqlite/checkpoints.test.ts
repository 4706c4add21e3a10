import { statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { createHarness, type Harness } from "../testing/harness.ts";
import { temporaryFolder } from "../testing/stores.ts";
import { openSqliteStore } from "./index.ts";

const askOften = ({ ask }: Harness, times: number): Promise<unknown> =>
  Promise.all(Array.from({ length: times }, () => ask()));

it("copies the log of a file in use into the file, long before it is closed", async () => {
  const path = join(temporaryFolder(), "accounts.db");
  const harness = await createHarness({ store: openSqliteStore(path), limits: false });
  const sizeBefore = statSync(path).size;

  // What is committed while the log is copied is copied with a later write.
  const sizeAfterMore = async (): Promise<number> => {
    await askOften(harness, 100);
    return statSync(path).size;
  };
  await expect.poll(sizeAfterMore).toBeGreaterThan(sizeBefore + 100_000);
});

it("loses nothing when a store is closed while its log is copied", async () => {
  const path = join(temporaryFolder(), "accounts.db");
  const harness = await createHarness({ store: openSqliteStore(path), limits: false });

  await askOften(harness, 600);
  await harness.server.close();

  const database = new DatabaseSync(path, { readOnly: true });
  expect(database.prepare("SELECT count(*) AS kept FROM reset_tokens").get()).toEqual({ kept: 600 });
  database.close();
});
