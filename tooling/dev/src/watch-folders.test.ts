import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { watchFolders } from "./watch-folders.ts";

test("a change is told, in either folder and at any depth", async () => {
  const [one, other] = [await temporaryFolder(), await temporaryFolder()];
  const onChange = vi.fn<() => void>();
  onTestFinished(watchFolders([one, other], { onChange }));

  await writeFile(join(one, "deep", "a.ts"), "changed");
  await expect.poll(() => onChange).toHaveBeenCalled();

  onChange.mockClear();
  await writeFile(join(other, "deep", "a.ts"), "changed");
  await expect.poll(() => onChange).toHaveBeenCalled();
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "watched-"));
  onTestFinished(async () => rm(folder, { recursive: true }));
  await mkdir(join(folder, "deep"));
  await writeFile(join(folder, "deep", "a.ts"), "");
  return folder;
}
