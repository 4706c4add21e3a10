import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { lintWorkflow } from "./lint-workflow.ts";
import { readWorkflows } from "./read-workflows.ts";
import { unpinnedActions } from "./unpinned-actions.ts";

type Step = { readonly run?: string };

type Job = {
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: { readonly include: readonly { readonly script: string }[] } };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
};

const root = join(import.meta.dirname, "../../../..");
const files = readWorkflows(root);
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

test("workflows are glue: what they run are scripts of the root, which anybody can run", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const commands = jobs.flatMap(({ job }) => [
    ...job.steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
    ...(job.strategy?.matrix.include.map(({ script }) => script) ?? []),
  ]);
  const others = commands.filter(
    (command) => scripts[/^pnpm ([\w:]+)/.exec(command)?.[1] ?? ""] === undefined,
  );
  expect(others.toSorted()).toEqual([
    "${{ matrix.script }}",
    ".ci/run",
    // With the Node that the job is about, before any script runs.
    "node tooling/release/src/use-this-node.ts",
    "pnpm --filter @metal/password-reset test",
  ]);
});

test("a job may write only what it is there to write", () => {
  const writing = jobs.flatMap(({ name, job }) => {
    const rights = Object.entries(job.permissions ?? {}).flatMap(([right, level]) =>
      level === "write" ? [right] : [],
    );
    return rights.length === 0 ? [] : [[name, rights]];
  });
  expect(Object.fromEntries(writing)).toEqual({
    ".github/workflows/release.yml version": ["contents", "pull-requests"],
    ".github/workflows/release.yml publish": ["id-token"],
    ".github/workflows/release.yml tag": ["contents"],
  });
  const defaults = workflows.map(
    ({ text }) => (parse(text) as { readonly permissions: unknown }).permissions,
  );
  expect(defaults).toEqual([{ contents: "read" }, {}]);
});

test("CI runs each Node that is promised, and each system", () => {
  const { platforms } = (
    parse(workflows[0]?.text ?? "") as {
      readonly jobs: {
        readonly platforms: {
          readonly strategy: { readonly matrix: { readonly include: readonly object[] } };
        };
      };
    }
  ).jobs;
  const runs = platforms.strategy.matrix.include.map((each) => Object.values(each).slice(0, 2).join(" "));
  expect(runs).toEqual([
    "ubuntu-latest 22",
    "ubuntu-latest 24",
    "ubuntu-latest 26",
    "macos-latest 24",
    "windows-latest 24",
  ]);
});

test("one job alone may say who we are, and it may write nothing else", () => {
  const trusted = jobs.filter(({ job }) => job.permissions?.["id-token"] === "write");
  expect(trusted.map(({ job }) => job.permissions)).toEqual([{ contents: "read", "id-token": "write" }]);
});

test("no workflow knows a secret", () => {
  expect(files.filter(({ text }) => /\bsecrets\s*[.[]/.test(text))).toEqual([]);
});
