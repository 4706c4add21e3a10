import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { findChromium } from "./find-chromium.ts";

const isThere = process.platform === "linux" && process.arch === "x64";

test.runIf(isThere)("whoever is told where it is can run it, also while others ask", async () => {
  const place = await mkdtemp(join(tmpdir(), "find-chromium-"));
  onTestFinished(() => rm(place, { recursive: true }));
  const version = async (): Promise<string> => {
    const path = await findChromium({ place });
    return (await promisify(execFile)(path ?? "", ["--version"])).stdout;
  };

  const versions = await Promise.all([version(), version()]);

  for (const said of versions) expect(said).toMatch(/^Chromium \d+/);
  expect(await readdir(place)).toEqual([expect.stringMatching(/^chromium-[\d.]+$/)]);
  expect(await version()).toBe(versions[0]);
});
