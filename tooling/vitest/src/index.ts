import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The export condition under which our packages hand out their TypeScript, so that tests need no build. */
const sourceCondition = "@metal/source";

export type TestConfigOptions = {
  /** Most milliseconds that one test may take. Default 60 000: a machine may be doing ten other things. */
  readonly timeout?: number;
};

/**
 * The vitest configuration of a package: tests beside the code, our packages read from source, and a
 * JSON report that the closing line of a test run is counted from.
 */
export function defineTestConfig(options: TestConfigOptions = {}): ViteUserConfig {
  const timeout = options.timeout ?? 60_000;
  return defineConfig({
    resolve: { conditions: [sourceCondition, ...defaultClientConditions] },
    ssr: { resolve: { conditions: [sourceCondition, ...defaultServerConditions] } },
    test: {
      testTimeout: timeout,
      hookTimeout: timeout * 3,
      // A condition is waited for as long as the test may take: on a busy machine that is what it takes.
      expect: { poll: { timeout: timeout * 0.9 } },
      restoreMocks: true,
      reporters: ["default", "json"],
      outputFile: { json: "test-results.json" },
    },
  });
}
