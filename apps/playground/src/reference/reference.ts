import { data } from "./reference.data.ts?data";
import type { Entry } from "./reference.data.ts";

/** Every export of the published libraries. */
export const reference = data as readonly Entry[];
