import { data } from "./comparison.data.ts?data";
import type { Comparison } from "./comparison.data.ts";

/** What came of the same reset under each fault, with each way of writing it. */
export const comparison = data as Comparison;
