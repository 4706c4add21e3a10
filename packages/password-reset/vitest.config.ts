import { defineTestConfig } from "@metal/tooling-vitest";
import { mergeConfig } from "vitest/config";

export default mergeConfig(defineTestConfig(), {
  test: {
    coverage: {
      include: ["src/**/*.ts"],
      exclude: ["src/testing/**", "src/**/*.test.ts", "src/**/*.test-d.ts"],
      thresholds: { 100: true },
    },
  },
});
