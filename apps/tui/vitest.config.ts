import { defineTestConfig } from "@metal/tooling-vitest";
import { mergeConfig } from "vitest/config";

export default mergeConfig(defineTestConfig({ timeout: 20_000 }), {
  test: { globalSetup: ["src/testing/bundle-once.ts"] },
});
