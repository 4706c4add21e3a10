import { defineTestConfig } from "@metal/tooling-vitest";
import { mergeConfig } from "vitest/config";

export default mergeConfig(defineTestConfig(), {
  test: { globalSetup: "src/global-setup.ts" },
});
