import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reportEntry, type EntryReport } from "./report-entry.ts";

const entry = { specifier: "sample", reportName: "index", types: "./dist/index.d.ts" };
let packageFolder: string;
let temporaryFolder: string;

beforeEach(async () => {
  packageFolder = await mkdtemp(join(tmpdir(), "api-report-sample-"));
  temporaryFolder = join(packageFolder, "temporary");
  await Promise.all(["dist", "etc", "temporary"].map(async (name) => mkdir(join(packageFolder, name))));
  await write("package.json", JSON.stringify({ name: "sample", version: "1.0.0" }));
  await write(
    "tsconfig.build.json",
    JSON.stringify({ compilerOptions: { lib: ["es5"], types: [] }, files: ["dist/index.d.ts"] }),
  );
});

afterEach(async () => {
  await rm(packageFolder, { recursive: true, force: true });
});

test("a surface without a report has changed", async () => {
  await write("dist/index.d.ts", "export declare const limit: 1;\n");
  expect(report({ accept: false })).toMatchObject({ changed: true, problems: [] });
});

test("a surface that was accepted has not changed", async () => {
  await write("dist/index.d.ts", "export declare const limit: 1;\n");
  report({ accept: true });
  expect(report({ accept: false })).toMatchObject({ changed: false, problems: [] });
});

test("the words of a comment may change, a type may not", async () => {
  await write("dist/index.d.ts", "/** Count. */\nexport declare const limit: 1;\n");
  report({ accept: true });
  await write("dist/index.d.ts", "/** How many. */\nexport declare const limit: 1;\n");
  expect(report({ accept: false }).changed).toBe(false);
  await write("dist/index.d.ts", "/** How many. */\nexport declare const limit: 2;\n");
  expect(report({ accept: false }).changed).toBe(true);
});

test("a type that a signature names counts, though nobody can import it", async () => {
  const surface = "export declare function measure(options: Options): number;\n";
  await write("dist/index.d.ts", `type Options = { readonly deep: true };\n${surface}export {};\n`);
  report({ accept: true });
  await write("dist/index.d.ts", `type Options = { readonly deep: boolean };\n${surface}export {};\n`);
  expect(report({ accept: false }).changed).toBe(true);
});

test("the report says what the surface is", async () => {
  await write("dist/index.d.ts", "export declare const limit: 1;\n");
  report({ accept: true });
  await expect(readFile(join(packageFolder, "etc", "index.api.md"), "utf8")).resolves.toContain("limit: 1");
});

test("declarations that do not compile are a problem", async () => {
  await write("dist/index.d.ts", "export declare const limit: Missing;\n");
  expect(report({ accept: true }).problems.join()).toContain("Missing");
});

function report(options: { readonly accept: boolean }): EntryReport {
  return reportEntry(entry, { packageFolder, temporaryFolder, ...options });
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(join(packageFolder, path), text);
}
