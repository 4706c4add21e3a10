import { defineTestConfig } from "@metal/tooling-vitest";

export default defineTestConfig({ timeout: 30_000 });
