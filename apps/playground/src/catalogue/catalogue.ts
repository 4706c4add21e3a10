import type { Operation } from "@metal/password-reset";
import { data } from "./catalogue.data.ts?data";
import type { CatalogueEntry } from "./catalogue.data.ts";

/** Every failure of both operations, in the client's own words. */
export const catalogue = data as Readonly<Record<Operation, readonly CatalogueEntry[]>>;
