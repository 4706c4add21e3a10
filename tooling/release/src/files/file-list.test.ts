import { expect, test } from "vitest";
import { compareFileLists, fileList, testFiles } from "./file-list.ts";

test("a compiled module is one line, whatever the order of its parts", () => {
  expect(fileList(["dist/a.js.map", "dist/a.js", "dist/a.d.ts", "dist/a.d.ts.map"])).toEqual([
    "dist/a.{d.ts,d.ts.map,js,js.map}",
  ]);
});

test("a part that is missing shows", () => {
  expect(fileList(["dist/a.js", "dist/b.js", "dist/b.d.ts"])).toEqual(["dist/a.js", "dist/b.{d.ts,js}"]);
});

test("hashes in names do not count", () => {
  expect(fileList(["dist/chunks/app-7GX2K1QZ.js", "dist/chunks/app-AAAAAAAA.js"])).toEqual([
    "dist/chunks/app-*.js",
  ]);
  expect(fileList(["dist/chunk-7GX2K1QZ.js", "dist/chunk-7GX2K1QZ.js.map"])).toEqual([
    "dist/chunk-*.{js,js.map}",
  ]);
});

test("other files are themselves, sorted", () => {
  expect(fileList(["src/b.ts", "README.md", "LICENSE"])).toEqual(["LICENSE", "README.md", "src/b.ts"]);
});

test.each(["src/a.test.ts", "dist/a.test-d.d.ts", "src/testing/harness.ts", "dist/rules/once.js"])(
  "%s is a test",
  (path) => {
    expect(testFiles([path])).toEqual([path]);
  },
);

test("a file about something that is tested is no test", () => {
  expect(testFiles(["src/conformance/check-conformance.ts", "src/latest.ts", "src/contest/a.ts"])).toEqual(
    [],
  );
});

test("two lists differ by what is missing and what is unexpected", () => {
  expect(compareFileLists(["a", "c"], ["a", "b"])).toEqual({ missing: ["b"], unexpected: ["c"] });
});
