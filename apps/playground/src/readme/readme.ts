import { data } from "./readme.data.ts?data";
import type { ReadmeSection } from "./readme.data.ts";

const readmes = data as Readonly<Record<string, readonly ReadmeSection[]>>;

/** What a package's README begins with, and its sections. */
export type Readme = {
  readonly beginning: ReadmeSection;
  readonly sections: readonly ReadmeSection[];
};

/**
 * The README of the package in a folder.
 *
 * @throws {Error} where none was read.
 */
export function readmeOf(folder: string): Readme {
  const [beginning, ...sections] = readmes[folder] ?? [];
  if (beginning === undefined) {
    throw new Error(`There is no README of ${folder} to show.`);
  }
  return { beginning, sections };
}
