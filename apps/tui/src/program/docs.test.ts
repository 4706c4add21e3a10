import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageFolder } from "../../scripts/package-folder.ts";
import { exitCodesList, keysList } from "../../scripts/screens/readme.ts";

const readme = await readFile(join(packageFolder, "README.md"), "utf8");

test("the README's keys and exit codes are those of the program", () => {
  expect(readme).toContain(keysList());
  expect(readme).toContain(exitCodesList());
});

test("each picture of the README is there, and its text holds no whole key or token", async () => {
  const files = await readdir(join(packageFolder, "docs", "screens"));
  const pictures = [...readme.matchAll(/\(docs\/screens\/([\w-]+\.svg)\)/g)].map(([, name]) => name);
  expect(pictures.length).toBeGreaterThan(10);
  expect(files).toEqual(expect.arrayContaining(pictures));
  const texts = await Promise.all(
    files.map(async (file) => readFile(join(packageFolder, "docs", "screens", file), "utf8")),
  );
  expect(texts.join("\n")).not.toMatch(/mk_(?:user|reset|project)_[\w-]{8}/);
});
