import { expect, test } from "vitest";
import type { Rehearsal } from "../rehearsal.ts";
import { runSteps, type Tally } from "./run-steps.ts";
import { StepFailure, type Step } from "./step.ts";

const holds: Step = { name: "it holds", run: async () => "3 files" };
const fails: Step = {
  name: "it fails",
  run: async () => {
    throw new StepFailure("src is missing", "add it to files");
  },
};

test("a step that holds is one line with its figure", async () => {
  const { tally, text } = await run([holds]);
  expect(tally).toEqual({ passed: 1, failed: 0 });
  expect(text).toBe("passed   it holds (3 files, 0.0 s)\n");
});

test("a step that fails says what and how to mend it", async () => {
  const { tally, text } = await run([fails]);
  expect(tally).toEqual({ passed: 0, failed: 1 });
  expect(text).toBe("FAILED   it fails (0.0 s)\n  src is missing\n  To mend: add it to files\n");
});

test("steps go on after a failure, but not those that stand on it", async () => {
  const stands: Step = { name: "it stands on that", needs: ["it fails"], run: holds.run };
  const { tally, text } = await run([fails, stands, holds]);
  expect(tally).toEqual({ passed: 1, failed: 2 });
  expect(text).toContain("not run  it stands on that (it needs: it fails)\n");
});

test("an error that nobody foresaw is a failure with its stack", async () => {
  const broken: Step = {
    name: "it breaks",
    run: async () => {
      throw new TypeError("no such property");
    },
  };
  const { tally, text } = await run([broken]);
  expect(tally.failed).toBe(1);
  expect(text).toContain("TypeError: no such property");
});

async function run(steps: readonly Step[]): Promise<{ readonly tally: Tally; readonly text: string }> {
  let text = "";
  const tally = await runSteps(steps, {} as Rehearsal, {
    write: (part) => (text += part),
    clock: () => 0,
  });
  return { tally, text };
}
