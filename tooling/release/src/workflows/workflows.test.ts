import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { lintWorkflow } from "./lint-workflow.ts";
import { readWorkflows } from "./read-workflows.ts";
import { unpinnedActions } from "./unpinned-actions.ts";

type Job = {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
};

const files = readWorkflows(join(import.meta.dirname, "../../../.."));
const workflows = files.filter(({ path }) => path.startsWith(".github/workflows/"));
const jobs = workflows.flatMap(({ path, text }) =>
  Object.entries((parse(text) as { readonly jobs: Readonly<Record<string, Job>> }).jobs).map(
    ([name, job]) => ({
      name: `${path} ${name}`,
      job,
    }),
  ),
);

test("the checks and the release are what runs", () => {
  expect(workflows.map(({ path }) => path)).toEqual([
    ".github/workflows/ci.yml",
    ".github/workflows/release.yml",
  ]);
});

test.each(workflows)("actionlint has nothing to say about $path", async (workflow) => {
  await expect(lintWorkflow(workflow)).resolves.toEqual([]);
});

test("actionlint has something to say about a workflow that is wrong", async () => {
  const text =
    "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ matrix.gone }}\n";
  await expect(lintWorkflow({ path: "wrong.yml", text })).resolves.toEqual([expect.stringContaining("gone")]);
});

test.each(files)("every action that $path uses from elsewhere is pinned to a commit", ({ text }) => {
  expect(unpinnedActions(text)).toEqual([]);
});

test.each(jobs)("$name ends by itself", ({ job }) => {
  expect(job["timeout-minutes"]).toBeGreaterThan(0);
});

test("one job alone may say who we are, and it may write nothing else", () => {
  const trusted = jobs.filter(({ job }) => job.permissions?.["id-token"] === "write");
  expect(trusted.map(({ job }) => job.permissions)).toEqual([{ contents: "read", "id-token": "write" }]);
});

test("no workflow knows a secret", () => {
  expect(files.filter(({ text }) => /\bsecrets\s*[.[]/.test(text))).toEqual([]);
});
