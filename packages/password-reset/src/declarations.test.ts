import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "..");

test("the published types have no `any`, and nothing of the tests is published", async () => {
  const directory = await mkdtemp(join(tmpdir(), "declarations-"));
  onTestFinished(async () => rm(directory, { recursive: true }));
  await promisify(execFile)(process.execPath, [
    join(root, "node_modules/typescript/bin/tsc"),
    "-p",
    join(root, "tsconfig.build.json"),
    "--emitDeclarationOnly",
    "--outDir",
    directory,
  ]);
  const files = (await readdir(directory, { recursive: true })).filter((path) => path.endsWith(".d.ts"));
  expect(files).toContain("index.d.ts");
  expect(files).toContain(join("contract", "index.d.ts"));
  expect(files.filter((path) => /test|rules/.test(path))).toEqual([]);
  const loose = await Promise.all(
    files.map(async (path) => {
      const text = await readFile(join(directory, path), "utf8");
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").replaceAll(/"[^"]*"/g, "");
      return /\bany\b/.test(code) ? [path] : [];
    }),
  );
  expect(loose.flat()).toEqual([]);
});
