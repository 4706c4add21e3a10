import { readFile, realpath, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyRepository, type Copy } from "./copy-repository.ts";

const here = join(import.meta.dirname, "../../..");
let copy: Copy;

beforeAll(async () => {
  copy = await copyRepository({ linkDependencies: true });
});

afterAll(async () => {
  await copy.remove();
});

test("files are the same, and nothing that was built comes along", async () => {
  const original = await readFile(join(import.meta.dirname, "copy-repository.ts"), "utf8");
  expect(await readFile(join(copy.root, "tooling/copy/src/copy-repository.ts"), "utf8")).toBe(original);
  await expect(stat(join(copy.root, "packages/password-reset/dist"))).rejects.toThrow("ENOENT");
});

test("a package of the copy finds its neighbours in the copy, and what is installed where it lies", async () => {
  const server = join(copy.root, "packages/password-reset-server/node_modules");
  expect(await realpath(join(server, "@metal/password-reset"))).toBe(
    join(copy.root, "packages/password-reset"),
  );
  expect(await realpath(join(server, "pino"))).toBe(
    await realpath(join(here, "packages/password-reset-server/node_modules/pino")),
  );
});

test("what is changed in the copy is not changed here", async () => {
  const path = "packages/password-reset/src/version.ts";
  const before = await readFile(join(here, path), "utf8");
  await writeFile(join(copy.root, path), "changed");
  expect(await readFile(join(here, path), "utf8")).toBe(before);
});

test("a copy that was removed is gone, and what it was linked to is not", async () => {
  const other = await copyRepository({ linkDependencies: true });
  const installed = await realpath(join(other.root, "node_modules"));
  await other.remove();
  await expect(stat(other.root)).rejects.toThrow("ENOENT");
  expect((await stat(installed)).isDirectory()).toBe(true);
});
