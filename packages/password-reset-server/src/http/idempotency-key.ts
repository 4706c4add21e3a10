import { unprocessable } from "../operations/refusal.ts";

// A structured-field string; without its quotes it is taken too, since many clients leave them out.
const KEY = /^(?:"([\x21\x23-\x5b\x5d-\x7e]{22,255})"|([\x21\x23-\x5b\x5d-\x7e]{22,255}))$/;

/**
 * Reads the name of a reset across its repeats; `undefined` where the client gave none.
 *
 * @throws RefusalError with 422 where it is no key. It is never quoted.
 */
export function readIdempotencyKey(header: string | null): string | undefined {
  if (header === null) return undefined;
  const [, quoted, bare] = KEY.exec(header) ?? [];
  const key = quoted ?? bare;
  if (key !== undefined) return key;
  throw unprocessable(
    'Idempotency-Key is not one key. Nothing was done. Send from 22 to 255 visible ASCII characters in quotes, none of them " or \\, or leave the header out.',
  );
}
