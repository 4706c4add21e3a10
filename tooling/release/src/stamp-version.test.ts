import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stampVersion } from "./stamp-version.ts";

test("the version is put in the place of the one before", () => {
  expect(stampVersion('const agent = "metal-password-reset/0.0.0";\n', "1.2.3-next.4")).toBe(
    'const agent = "metal-password-reset/1.2.3-next.4";\n',
  );
});

test("a source that names no version is refused", () => {
  expect(() => stampVersion("const agent = name;\n", "1.2.3")).toThrow("names no version");
});

test("the client's source names one", async () => {
  const source = join(import.meta.dirname, "../../../packages/password-reset/src/version.ts");
  expect(stampVersion(await readFile(source, "utf8"), "1.2.3")).toContain("/1.2.3");
});
