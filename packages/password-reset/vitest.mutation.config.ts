import { mergeConfig } from "vitest/config";
import shared from "./vitest.config.ts";

/**
 * Without the tests that compile or start processes: a mutant changes nothing that they read. And without the one that
 * loads the modules anew: all that is done while they load would count as done by that test, and be tried by no other.
 */
export default mergeConfig(shared, {
  test: {
    typecheck: { enabled: false },
    exclude: [
      "**/node_modules/**",
      "src/client/send.test.ts",
      "src/declarations.test.ts",
      "src/examples.test.ts",
      "src/rules/no-leftovers.test.ts",
      "examples/**",
    ],
  },
});
