import { defineTestConfig } from "@metal/tooling-vitest";

export default defineTestConfig({ timeout: 300_000 });
