import { data } from "./readme.data.ts?data";
import type { ReadmeSection } from "./readme.data.ts";

const readmes = data as Readonly<Record<string, readonly ReadmeSection[]>>;

/**
 * A section of a package's README.
 *
 * @throws {Error} where the README has none of that title.
 */
export function readmeSection(folder: string, title: string): ReadmeSection {
  const section = readmes[folder]?.find((each) => each.title === title);
  if (section === undefined) {
    throw new Error(`The README of ${folder} has no section "${title}".`);
  }
  return section;
}
