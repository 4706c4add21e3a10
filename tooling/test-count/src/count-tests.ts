/** As much of a vitest JSON report as is counted. */
export type TestReport = {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
};

/** A check that passes or fails as a whole: a package's test run, or a command. */
export type Check = {
  readonly name: string;
  readonly passed: boolean;
};

export type Count = {
  readonly passed: number;
  readonly failed: number;
  /** What failed without a failed test to show for it. */
  readonly problems: readonly string[];
};

/**
 * Adds up reports and checks. A package that has tests but left no report, and a run that failed without
 * a failed test (a file that cannot be loaded, an error outside of any test), count as one failure each.
 */
export function countTests(
  reports: ReadonlyMap<string, TestReport | undefined>,
  checks: readonly Check[],
): Count {
  const problems = [...reports].flatMap(([name, report]) => {
    if (report === undefined) {
      return [`${name}: no test report`];
    }
    return !report.success && report.numFailedTests === 0 ? [`${name}: the test run failed`] : [];
  });
  problems.push(...checks.filter((check) => !check.passed).map((check) => `${check.name}: failed`));
  const known = [...reports.values()].filter((report) => report !== undefined);
  return {
    passed: sum(known.map((report) => report.numPassedTests)) + checks.filter((check) => check.passed).length,
    failed: sum(known.map((report) => report.numFailedTests)) + problems.length,
    problems,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
