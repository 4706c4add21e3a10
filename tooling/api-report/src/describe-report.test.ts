import { expect, test } from "vitest";
import { describeReport } from "./describe-report.ts";

const entry = { specifier: "@scope/name/node", reportName: "node", types: "./dist/node.d.ts" };

test("an unchanged surface passes", () => {
  expect(describeReport({ entry, changed: false, problems: [] }, { accept: false })).toEqual({
    passed: true,
    text: "passed  @scope/name/node is what etc/node.api.md says",
  });
});

test("a changed surface fails and names the way out", () => {
  const { passed, text } = describeReport({ entry, changed: true, problems: [] }, { accept: false });
  expect(passed).toBe(false);
  expect(text).toContain("fix:api");
});

test("a changed surface passes where it is accepted", () => {
  expect(describeReport({ entry, changed: true, problems: [] }, { accept: true }).passed).toBe(true);
});

test("a problem fails even where a change is accepted", () => {
  const { passed, text } = describeReport(
    { entry, changed: true, problems: ["no such type"] },
    { accept: true },
  );
  expect(passed).toBe(false);
  expect(text).toContain("no such type");
});
