import MiniSearch from "minisearch";
import { renderPages } from "../prerender.tsx";
import { readEntries } from "./read-entries.ts";
import { searchOptions } from "./search-options.ts";

/**
 * The index of all pages, section by section.
 *
 * @public
 */
export function load(): unknown {
  const index = new MiniSearch(searchOptions);
  index.addAll(renderPages().flatMap(({ file, name, html }) => readEntries(file, name, html)));
  return index.toJSON();
}
