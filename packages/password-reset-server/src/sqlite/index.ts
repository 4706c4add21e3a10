export { openSqliteStore } from "./open-store.ts";
