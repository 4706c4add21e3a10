import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, expect, test } from "vitest";
import { packageFolder } from "../../scripts/package-folder.ts";
import { runProgram } from "../testing/run-program.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const schema = JSON.parse(await readFile(join(packageFolder, "docs", "output.schema.json"), "utf8")) as {
  readonly $id: string;
};
const ajv = new Ajv2020({ allErrors: true });
ajv.addSchema(schema);

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

async function listFile(): Promise<string> {
  const { path, remove } = await temporaryFolder();
  cleanups.push(remove);
  const file = join(path, "list.txt");
  await writeFile(file, "ada@example.com\ngrace@example.com\nada@example.com\n");
  return file;
}

test.each([
  ["request", () => ["request", "ada@example.com", "--demo"]],
  ["reset", () => ["reset", "--yes", "--demo"]],
  ["requestFile", async () => ["request", "--demo", "--file", await listFile()]],
  ["configShow", () => ["config", "show", "--timeout", "0"]],
  ["doctor", () => ["doctor", "--base-url", "http://127.0.0.1:9"]],
])("the JSON of %s is what the published schema says, all of it", async (name, args) => {
  const { stdout } = await runProgram([...(await args()), "-o", "json"]);
  const output = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`);
  expect(validate?.(output)).toBe(true);
  expect(validate?.({ ...output, another: 1 })).toBe(false);
  const [first = ""] = Object.keys(output);
  expect(validate?.({ ...output, [first]: undefined })).toBe(false);
});
