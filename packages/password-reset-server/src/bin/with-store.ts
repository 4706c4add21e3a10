import { openSqliteStore } from "../sqlite/index.ts";
import type { Store } from "../stores/port.ts";

/** Opens the database for a piece of work, and closes it whatever becomes of that. */
export async function withStore<Result>(
  path: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = openSqliteStore(path);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
