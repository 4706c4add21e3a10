import { expect, test } from "vitest";
import { isWork, reachOf, type Task } from "./task-graph.ts";

function task(directory: string, inputs: readonly string[], dependencies: readonly string[] = []): Task {
  return {
    taskId: `${directory}#test`,
    task: "test",
    package: directory,
    directory,
    command: "vitest run",
    hash: "0",
    inputs: Object.fromEntries(inputs.map((input) => [input, "0"])),
    dependencies,
  };
}

const graph = [
  task("apps/c", ["c.ts"], ["packages/b#test"]),
  task("packages/a", ["a.ts"]),
  task("packages/b", ["b.ts", "../../other.json"], ["packages/a#test"]),
];

test("a file reaches the task that reads it, and those that wait for that one", () => {
  expect(reachOf("packages/a/a.ts", graph).map(({ package: name }) => name)).toEqual([
    "apps/c",
    "packages/a",
    "packages/b",
  ]);
  expect(reachOf("apps/c/c.ts", graph).map(({ package: name }) => name)).toEqual(["apps/c"]);
});

test("a file elsewhere reaches who reads it", () => {
  expect(reachOf("other.json", graph).map(({ package: name }) => name)).toEqual(["apps/c", "packages/b"]);
});

test("a file that nobody reads reaches nothing", () => {
  expect(reachOf("packages/a/README.md", graph)).toEqual([]);
});

test("a script that is not there is no work", () => {
  expect(isWork(task("a", []))).toBe(true);
  expect(isWork({ ...task("a", []), command: "<NONEXISTENT>" })).toBe(false);
});
