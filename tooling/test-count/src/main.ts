import { join } from "node:path";
import { countTests, type Check } from "./count-tests.ts";
import { readReports } from "./read-reports.ts";

/**
 * The first argument is the folder of the reports. All others are checks: `name=0` for one that passed, `name=` and
 * any other exit code for one that did not.
 */
const [reports = "", ...results] = process.argv.slice(2);
const checks = results.map((argument): Check => {
  const [name = "", code] = argument.split("=");
  return { name, passed: code === "0" };
});

const { passed, failed, problems, secondTries } = countTests(
  readReports(join(import.meta.dirname, "../../.."), reports),
  checks,
);
for (const line of [...secondTries, ...problems]) {
  process.stdout.write(`${line}\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
