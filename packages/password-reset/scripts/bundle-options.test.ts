import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { internalNames } from "./bundle-options.ts";

test("no name that the build shortens is one that callers see", async () => {
  const reports = await Promise.all(
    ["index", "contract"].map(async (name) =>
      readFile(new URL(`../etc/${name}.api.md`, import.meta.url), "utf8"),
    ),
  );
  const names = reports.join("\n").match(/\w+/g) ?? [];
  expect(names).toContain("newPassword");
  expect(names.filter((name) => internalNames.test(name))).toEqual([]);
});

test("no name that the build shortens is one of the platform's", () => {
  const classes = [
    AbortController,
    AbortSignal,
    Array,
    Error,
    Headers,
    Number,
    Object,
    Promise,
    ReadableStream,
  ];
  const more = [RegExp, Request, Response, String, TextDecoder, TextEncoder, URL, WeakMap];
  const owners = [...classes, ...more].flatMap((each) => [each, each.prototype as object]);
  const names = [globalThis, crypto, Math, performance, ...owners].flatMap((owner) =>
    Object.getOwnPropertyNames(owner),
  );
  expect(names).toContain("race");
  expect(names.filter((name) => internalNames.test(name))).toEqual([]);
});
