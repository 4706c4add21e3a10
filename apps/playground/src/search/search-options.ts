import type { Options } from "minisearch";

/** A place that can be found. */
export type SearchEntry = {
  /** Its address from any page. */
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly text: string;
};

/** One set of options for whoever writes the index and whoever reads it. */
export const searchOptions: Options<SearchEntry> = {
  fields: ["title", "text"],
  storeFields: ["title", "page"],
  searchOptions: {
    boost: { title: 4 },
    prefix: true,
    fuzzy: 0.15,
    combineWith: "AND",
  },
};
