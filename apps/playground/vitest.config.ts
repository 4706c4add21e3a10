import { defineTestConfig } from "@metal/tooling-vitest";
import { mergeConfig } from "vitest/config";
import { buildData, openBuildTime } from "./plugins/build-data.ts";
import { highlightedSource } from "./plugins/highlighted-source.ts";

const { buildTime, plugin } = openBuildTime();

export default mergeConfig(defineTestConfig({ timeout: 120_000 }), {
  plugins: [plugin, buildData(buildTime), highlightedSource()],
  test: {
    globalSetup: "tests/prepare-site.ts",
    // Pages wait more than they work: for faults, and for each other's server. But a run may take 20 s and no more, and
    // one that checks a whole server needs a part of a core for that: so not many at once.
    sequence: { concurrent: true },
    maxConcurrency: 2,
    maxWorkers: 2,
    // Once in some thousand runs in a page nothing comes of one, and nothing says why. What is wrong with the page fails
    // again; what passes then is told all the same, beside the closing line of CI.
    retry: 1,
    expect: { poll: { timeout: 60_000 } },
  },
});
