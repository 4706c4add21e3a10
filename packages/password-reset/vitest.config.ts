import { defineTestConfig } from "@metal/tooling-vitest";
import { mergeConfig } from "vitest/config";

export default mergeConfig(defineTestConfig(), {
  test: {
    // Most of these tests wait for a time limit or a socket, and leave the processor to others.
    maxWorkers: 4,
    typecheck: { enabled: true },
    coverage: {
      include: ["src/**/*.ts"],
      exclude: ["src/testing/**", "src/**/*.test.ts", "src/**/*.test-d.ts"],
      thresholds: { 100: true },
    },
  },
});
