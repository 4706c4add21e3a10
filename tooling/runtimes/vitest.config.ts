import { defineTestConfig } from "@metal/tooling-vitest";

export default defineTestConfig();
