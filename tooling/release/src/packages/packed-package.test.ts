import { join } from "node:path";
import { expect, test } from "vitest";
import { packedPackagesOf } from "./packed-package.ts";

test("what has a tarball was packed, in the order of names", () => {
  const plan = [
    [{ name: "b", version: "1.0.0", tarball: { path: "packages/b-1.0.0.tgz" } }],
    [
      { name: "tagged-only", version: "1.0.0" },
      { name: "a", version: "1.0.0", tarball: { path: "packages/a-1.0.0.tgz" } },
    ],
  ];
  const packed = packedPackagesOf({ plan }, { folder: "out" });
  expect(packed).toEqual([
    { name: "a", version: "1.0.0", tarball: join("out", "packages", "a-1.0.0.tgz") },
    { name: "b", version: "1.0.0", tarball: join("out", "packages", "b-1.0.0.tgz") },
  ]);
});
