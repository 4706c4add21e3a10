import { expect, test } from "vitest";
import { countTests, type TestReport } from "./count-tests.ts";

const green: TestReport = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numFailedTestSuites: 0,
  testResults: [],
};
const red: TestReport = {
  success: false,
  numPassedTests: 2,
  numFailedTests: 1,
  numFailedTestSuites: 1,
  testResults: [
    {
      message: "",
      assertionResults: [
        { fullName: "a key is hidden", status: "passed", failureMessages: [] },
        {
          fullName: "a mail is sent",
          status: "failed",
          failureMessages: ["AssertionError: expected 1 to be 2"],
        },
      ],
    },
  ],
};
const unloadable: TestReport = {
  success: false,
  numPassedTests: 0,
  numFailedTests: 0,
  numFailedTestSuites: 1,
  testResults: [{ message: "Cannot find module './gone.ts'", assertionResults: [] }],
};

test("tests and checks are added up", () => {
  const count = countTests(
    new Map([
      ["client", green],
      ["server", red],
    ]),
    [{ name: "lint", passed: true }],
  );
  expect(count).toMatchObject({ passed: 6, failed: 1 });
});

test("a failed test is told with its package and its reason", () => {
  const { problems } = countTests(new Map([["server", red]]), []);
  expect(problems).toEqual(["server: a mail is sent\nAssertionError: expected 1 to be 2"]);
});

test("a test that passed only when it was tried again is a passed one, and told with its first reason", () => {
  const flaky = { fullName: "a page opens", status: "passed", failureMessages: [] };
  const report = {
    ...green,
    testResults: [
      { message: "", assertionResults: [flaky, { ...flaky, meta: { firstFailure: "Timeout" } }] },
    ],
  };
  expect(countTests(new Map([["page", report]]), [])).toEqual({
    passed: 3,
    failed: 0,
    problems: [],
    secondTries: ["page: a page opens: passed when tried again\nTimeout"],
  });
});

test("a run that fails without a failed test is one failure", () => {
  const count = countTests(new Map([["client", unloadable]]), []);
  expect(count).toEqual({
    passed: 0,
    failed: 1,
    problems: ["client: the test run failed\nCannot find module './gone.ts'"],
    secondTries: [],
  });
});

test("a package without a report is one failure", () => {
  const count = countTests(new Map([["client", undefined]]), []);
  expect(count).toEqual({ passed: 0, failed: 1, problems: ["client: no test report"], secondTries: [] });
});

test("a failed check is one failure", () => {
  const count = countTests(new Map([["client", green]]), [{ name: "lint", passed: false }]);
  expect(count).toEqual({ passed: 3, failed: 1, problems: ["lint: failed"], secondTries: [] });
});
