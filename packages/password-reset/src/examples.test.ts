import { describe, expect, test } from "vitest";
import { findExamples, runAll, toRun, typeCheck, withProject } from "./testing/examples.ts";

const examples = await findExamples();

describe("the examples of the README and of the doc comments", () => {
  test("are found", () => {
    const files = new Set(examples.map(({ name }) => name.replace(/-\d+\.ts$/, "")));
    expect(files).toContain("README.md");
    expect(files).toContain("src-client-create-client.ts");
    expect(files).toContain("src-errors-password-reset-error.ts");
  });

  test("compile under strict settings", async () => {
    expect(await withProject(examples, typeCheck)).toBe("");
  });

  test("run, and give what they promise", async () => {
    const checked = examples.map(toRun);
    expect(checked.filter(({ code }) => code.includes("check("))).not.toHaveLength(0);
    expect(await withProject(checked, async (directory) => runAll(directory, checked))).not.toContain(
      "correct horse",
    );
  });
});
