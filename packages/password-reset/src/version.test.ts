import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { packageUserAgent } from "./version.ts";

test("the user agent names the version of the package", async () => {
  const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as {
    readonly version: string;
  };
  expect(packageUserAgent).toBe(`metal-password-reset/${manifest.version}`);
});
