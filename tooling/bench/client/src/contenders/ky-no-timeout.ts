import type { Contender } from "./contender.ts";
import { withKy } from "./with-ky.ts";

/** The cheapest that ky can be; it may wait for ever. */
export const contender: Contender = withKy({ retry: 0, timeout: false });
