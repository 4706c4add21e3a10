import { mergeConfig } from "vitest/config";
import shared from "./vitest.config.ts";

/** Without the tests that compile or start processes: a mutant changes nothing that they read. */
export default mergeConfig(shared, {
  test: {
    typecheck: { enabled: false },
    exclude: [
      "**/node_modules/**",
      "src/declarations.test.ts",
      "src/examples.test.ts",
      "src/rules/no-leftovers.test.ts",
      "examples/**",
    ],
  },
});
