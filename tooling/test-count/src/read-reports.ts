import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestReport } from "./count-tests.ts";

/**
 * Each package of the workspace at `root` that has tests, with its report where a run left one. Reports are read
 * from `reports`, which holds them under the same paths as the workspace does.
 */
export function readReports(root: string, reports: string): Map<string, TestReport | undefined> {
  const manifests = globSync("{packages,apps,tooling,tooling/bench}/*/package.json", { cwd: root });
  const found = new Map<string, TestReport | undefined>();
  for (const manifest of manifests) {
    const { name, scripts } = readJson(join(root, manifest)) as {
      readonly name: string;
      readonly scripts?: Readonly<Record<string, string>>;
    };
    if (scripts?.["test"] !== undefined) {
      found.set(name, readReport(join(reports, dirname(manifest), "test-results.json")));
    }
  }
  return found;
}

function readReport(path: string): TestReport | undefined {
  try {
    return readJson(path) as TestReport;
  } catch {
    return undefined;
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
