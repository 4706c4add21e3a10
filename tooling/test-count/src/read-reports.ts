import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { TestReport } from "./count-tests.ts";

/** Each package of the workspace that has tests, with its report where the last run left one. */
export function readReports(root: string): Map<string, TestReport | undefined> {
  const manifests = globSync("{packages,apps,tooling,tooling/bench}/*/package.json", { cwd: root });
  const reports = new Map<string, TestReport | undefined>();
  for (const manifest of manifests) {
    const { name, scripts } = readJson(join(root, manifest)) as {
      readonly name: string;
      readonly scripts?: Readonly<Record<string, string>>;
    };
    if (scripts?.["test"] !== undefined) {
      reports.set(name, readReport(join(root, dirname(manifest), "test-results.json")));
    }
  }
  return reports;
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
