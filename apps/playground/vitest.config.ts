import { defineTestConfig } from "@metal/tooling-vitest";
import { mergeConfig } from "vitest/config";

export default mergeConfig(defineTestConfig({ timeout: 30_000 }), {
  test: { globalSetup: "tests/prepare-browser.ts" },
});
