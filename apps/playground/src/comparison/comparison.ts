import { data } from "./comparison.data.ts?data";
import type { Comparison } from "./comparison.data.ts";

/** What came of the same calls under each fault, with each way of writing them. */
export const comparison = data as Comparison;
