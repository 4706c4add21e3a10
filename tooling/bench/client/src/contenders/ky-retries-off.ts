import type { Contender } from "./contender.ts";
import { withKy } from "./with-ky.ts";

export const contender: Contender = withKy({ retry: 0 });
