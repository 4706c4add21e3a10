/** As much of a vitest JSON report as is counted. */
export type TestReport = {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly TestFile[];
};

type TestFile = {
  /** What kept the file from running, if anything did. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
    /** What a suite that tries a test again notes of it. */
    readonly meta?: { readonly firstFailure?: string };
  }[];
};

/** A check that passes or fails as a whole: a package's test run, or a command. */
export type Check = {
  readonly name: string;
  readonly passed: boolean;
};

export type Count = {
  readonly passed: number;
  readonly failed: number;
  /** What failed, each with its reason where there is one. */
  readonly problems: readonly string[];
  /** What passed only when it was tried again, each with why it failed before. */
  readonly secondTries: readonly string[];
};

/**
 * Adds up reports and checks. A package that has tests but left no report, and a run that failed without
 * a failed test (a file that cannot be loaded, an error outside of any test), count as one failure each.
 */
export function countTests(
  reports: ReadonlyMap<string, TestReport | undefined>,
  checks: readonly Check[],
): Count {
  const failedTests = [...reports].flatMap(([name, report]) => describeFailedTests(name, report));
  const others = [...reports].flatMap(([name, report]) => describeFailedRun(name, report));
  others.push(...checks.filter((check) => !check.passed).map((check) => `${check.name}: failed`));
  const known = [...reports.values()].filter((report) => report !== undefined);
  return {
    passed: sum(known.map((report) => report.numPassedTests)) + checks.filter((check) => check.passed).length,
    failed: sum(known.map((report) => report.numFailedTests)) + others.length,
    problems: [...failedTests, ...others],
    secondTries: [...reports].flatMap(([name, report]) => describeSecondTries(name, report)),
  };
}

function describeFailedTests(name: string, report: TestReport | undefined): string[] {
  return (report?.testResults ?? [])
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => [`${name}: ${fullName}`, ...failureMessages].join("\n"));
}

function describeSecondTries(name: string, report: TestReport | undefined): string[] {
  return (report?.testResults ?? [])
    .flatMap((file) => file.assertionResults)
    .filter(({ status, meta }) => status === "passed" && meta?.firstFailure !== undefined)
    .map(({ fullName, meta }) => `${name}: ${fullName}: passed when tried again\n${meta?.firstFailure}`);
}

function describeFailedRun(name: string, report: TestReport | undefined): string[] {
  if (report === undefined) {
    return [`${name}: no test report`];
  }
  if (report.success || report.numFailedTests > 0) {
    return [];
  }
  const reasons = report.testResults.map(({ message }) => message).filter((message) => message !== "");
  return [[`${name}: the test run failed`, ...reasons].join("\n")];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
