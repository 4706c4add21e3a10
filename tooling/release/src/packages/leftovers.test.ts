import { expect, test } from "vitest";
import { leftovers } from "./leftovers.ts";

test("ranges of this workspace are found in each kind of dependency", () => {
  const manifest = {
    dependencies: { a: "workspace:*", b: "^1.0.0" },
    peerDependencies: { c: "catalog:" },
    optionalDependencies: { d: "link:../d" },
    devDependencies: { e: "catalog:compilers" },
  };
  expect(leftovers(manifest)).toEqual([
    "dependencies.a is workspace:*",
    "peerDependencies.c is catalog:",
    "optionalDependencies.d is link:../d",
    "devDependencies.e is catalog:compilers",
  ]);
});

test("ranges that anybody can resolve are not", () => {
  expect(leftovers({ name: "a", dependencies: { b: "^1.0.0", c: "npm:d@2.0.0" } })).toEqual([]);
});
