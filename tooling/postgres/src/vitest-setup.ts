import type { TestProject } from "vitest/node";
import { startPostgres } from "./start-postgres.ts";

declare module "vitest" {
  // Declarations of the library's are merged with by interfaces only.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface ProvidedContext {
    /** Where the database of this run listens. */
    readonly postgresUrl: string;
  }
}

/** A global set-up of vitest's: one PostgreSQL for a whole run. Whoever uses it takes a schema of its own in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, remove } = await startPostgres();
  project.provide("postgresUrl", url);
  return remove;
}
