import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { docExamples, fencedBlocks, type Block } from "./blocks.ts";

/** The folder of the repository. */
export const root: string = join(import.meta.dirname, "../../..");

/** The folders of what is published. */
const published = ["packages/password-reset", "packages/password-reset-server", "apps/tui"] as const;

/** Every block of every document that people write: READMEs, and what lies beside them. */
export function blocksOfDocuments(): readonly Block[] {
  return filesOf(["*.md", "{packages,apps,tooling}/**/*.md"])
    .filter((path) => !/\/etc\/|CHANGELOG\.md$/.test(path))
    .flatMap((path) => fencedBlocks(read(path), path));
}

/** Every example in the doc comments of what is published. */
export function examplesOfSources(): readonly Block[] {
  return filesOf(published.map((folder) => `${folder}/src/**/*.{ts,tsx}`))
    .filter((path) => !/\.test(?:-d)?\.tsx?$/.test(path))
    .flatMap((path) => docExamples(read(path), path));
}

/** Files of the repository, from its root. */
export function filesOf(patterns: readonly string[]): readonly string[] {
  return globSync(patterns, { cwd: root, exclude: ["**/node_modules", "**/dist", "**/coverage", "**/.*"] })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted();
}

export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
