import { expect, test } from "vitest";
import { entriesOf } from "./entries.ts";

test("each import that has types is one entry, named by its subpath", () => {
  const entries = entriesOf({
    name: "@scope/name",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./adapters/node": { types: "./dist/adapters/node.d.ts", default: "./dist/adapters/node.js" },
    },
  });
  expect(entries).toEqual([
    { specifier: "@scope/name", reportName: "index", types: "./dist/index.d.ts" },
    {
      specifier: "@scope/name/adapters/node",
      reportName: "adapters-node",
      types: "./dist/adapters/node.d.ts",
    },
  ]);
});

test("what has no types has no report", () => {
  expect(
    entriesOf({ name: "x", exports: { "./package.json": "./package.json", "./a": { default: "./a.js" } } }),
  ).toEqual([]);
  expect(entriesOf({ name: "x" })).toEqual([]);
});
