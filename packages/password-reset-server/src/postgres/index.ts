export type { PostgresDirectory, Query } from "./directory.ts";
export { openPostgresStore, type PostgresStoreOptions } from "./open-store.ts";
