export { setup } from "@metal/tooling-postgres/vitest-setup";
