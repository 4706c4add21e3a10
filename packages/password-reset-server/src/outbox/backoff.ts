import type { Random } from "../tokens/random.ts";

const FIRST = 1000;
const MOST = 15 * 60_000;

/**
 * How long to wait after a failed delivery, in ms: twice as long each time from 1 s to 15 min, of which a random
 * part between half and all, so that mails that failed together do not come back together.
 *
 * @param attempts how often delivery was begun, from 1.
 */
export function backoff(attempts: number, options: { readonly random: Random }): number {
  const full = Math.min(MOST, FIRST * 2 ** (attempts - 1));
  const [byte = 0] = options.random(1);
  return Math.round(full * (0.5 + byte / 510));
}
