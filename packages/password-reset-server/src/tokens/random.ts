import type { Bytes } from "./bytes.ts";

/** Fills a new array with that many random bytes. */
export type Random = (length: number) => Bytes;

const POOL_BYTES = 4096;

/** Random bytes from the platform, which is asked for many at once: asking takes longer than the few bytes of a token. */
export const platformRandom: Random = createPooledRandom();

function createPooledRandom(): Random {
  const pool = new Uint8Array(POOL_BYTES);
  let used = POOL_BYTES;
  return (length) => {
    if (length > POOL_BYTES) return crypto.getRandomValues(new Uint8Array(length));
    if (used + length > POOL_BYTES) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    const bytes = pool.slice(used, used + length);
    // What was handed out stays nowhere else.
    pool.fill(0, used, used + length);
    used += length;
    return bytes;
  };
}
