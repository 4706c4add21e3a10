import type { Platform } from "../cli/platform.ts";

/** Writes a result; answers whether it got where it was to go: a pipe may be closed, a disk full. */
export async function writeResult(text: string, { stdout }: Pick<Platform, "stdout">): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      stdout.write(text, (error) => resolve(!error));
    } catch {
      resolve(false);
    }
  });
}
