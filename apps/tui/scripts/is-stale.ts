import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Whether a built file is missing, or older than anything that it was built from. */
export function isStale(built: string, sources: readonly string[]): boolean {
  const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((source) => newestIn(source) > builtAt);
}

function newestIn(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  // A folder is as new as its last added or removed file, or the newest file in it.
  const inside = stats.isDirectory() ? readdirSync(path).map((entry) => newestIn(join(path, entry))) : [];
  return Math.max(stats.mtimeMs, ...inside);
}
