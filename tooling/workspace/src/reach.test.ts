import { globSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { copyRepository } from "@metal/tooling-copy";
import { execa } from "execa";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { readMembers, type Member } from "./members.ts";
import { root } from "./root.ts";
import { isWork, reachOf, readTaskGraph, type Task } from "./task-graph.ts";

const members = readMembers();
const tasks = ["build", "test", "check:types", "check:package"];
let graph: readonly Task[];

beforeAll(async () => {
  graph = await readTaskGraph(tasks, { root });
});

test("turbo knows every package", () => {
  expect(new Set(graph.map(({ package: name }) => name))).toEqual(new Set(members.map(({ name }) => name)));
});

test.each(members.filter(hasSources))(
  "a source of $folder reaches who uses it, and nobody else",
  (member) => {
    const source = filesOf(member.folder).find((file) => !isTest(file)) ?? "";
    const reached = new Set(reachOf(source, graph).map(({ package: name }) => name));
    expect([...reached].filter((name) => !usersOf(member.name).has(name))).toEqual([]);
    expect(reached).toContain(member.name);
  },
);

test("a source of the client reaches the server, both apps, and the suites", () => {
  const reached = workReachedBy("packages/password-reset/src/client/create-client.ts", "test");
  expect(reached).toEqual(
    expect.arrayContaining([
      "@metal/password-reset",
      "@metal/password-reset-playground",
      "@metal/password-reset-server",
      "@metal/password-reset-tui",
      "@metal/tooling-outcomes",
      "@metal/tooling-runtimes",
    ]),
  );
});

test("a source of the page reaches no package, and not the terminal app", () => {
  const reached = reachOf("apps/playground/src/main.ts", graph).map(({ directory }) => directory);
  expect(reached).toContain("apps/playground");
  expect(reached.filter((directory) => !/^(?:apps\/playground|tooling\/.*)$/.test(directory))).toEqual([]);
});

test("a test of the client reaches the client alone", () => {
  const file = filesOf("packages/password-reset").find(isTest) ?? "";
  expect(workReachedBy(file, "test")).toEqual(["@metal/password-reset"]);
  expect(workReachedBy(file, "build")).toEqual([]);
});

test("types wait for no build, nor do the tests of packages", () => {
  const withoutBuild = graph.filter(
    ({ task, directory }) => task === "check:types" || (task === "test" && directory.startsWith("packages/")),
  );
  const builds = withoutBuild.flatMap(({ taskId, dependencies }) =>
    dependencies
      .filter((dependency) => dependency.endsWith("#build"))
      .map((build) => `${taskId} waits for ${build}`),
  );
  expect(builds).toEqual([]);
});

test("what turbo says of its graph is what happens to its cache", async () => {
  const copy = await copyRepository({ linkDependencies: true });
  onTestFinished(copy.remove);
  // Turbo asks git for what a hash is made of.
  await execa("git", ["init", "--quiet"], { cwd: copy.root });
  await appendFile(join(copy.root, ".git/info/exclude"), "node_modules\n");
  await execa("git", ["add", "--all"], { cwd: copy.root });
  const before = await readTaskGraph(tasks, copy);
  const file = "apps/playground/src/main.ts";
  await appendFile(join(copy.root, file), "// Changed.\n");
  const after = await readTaskGraph(tasks, copy);

  const changed = after.filter(
    ({ taskId, hash }) => before.find((each) => each.taskId === taskId)?.hash !== hash,
  );
  expect(new Set(changed.map(({ taskId }) => taskId))).toEqual(
    new Set(reachOf(file, graph).map(({ taskId }) => taskId)),
  );
});

function hasSources({ folder }: Member): boolean {
  return filesOf(folder).some((file) => !isTest(file));
}

/** What a package is written in, from the root. */
function filesOf(folder: string): readonly string[] {
  return globSync(`${folder}/src/**/*.{ts,tsx}`, { cwd: root }).map((path) => path.replaceAll("\\", "/"));
}

function isTest(file: string): boolean {
  return /\.test(?:-d)?\.tsx?$/.test(file);
}

/** A package, and those that use it, directly or through others. */
function usersOf(name: string): ReadonlySet<string> {
  const users = new Set([name]);
  for (let before = -1; before !== users.size;) {
    before = users.size;
    for (const { manifest } of members) {
      const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
      if (used.some((each) => users.has(each))) users.add(manifest.name);
    }
  }
  return users;
}

function workReachedBy(file: string, name: string): readonly string[] {
  return reachOf(file, graph)
    .filter((each) => each.task === name && isWork(each))
    .map((each) => each.package)
    .toSorted();
}
