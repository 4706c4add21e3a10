import { check } from "./invalid-input.ts";

/**
 * The key that names one reset across its repeats: the caller's, or a random one where the call may be
 * repeated. The server may seal its reply under it and the token together, so nobody must be able to guess it.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`; the key is never quoted.
 */
export function readIdempotencyKey(value: string | false | undefined, retry: number): string | undefined {
  const key = value === undefined ? retry > 0 && randomKey() : value;
  if (key === false) {
    return undefined;
  }
  check(
    typeof key === "string" && /^[!#-[\]-~]{22,255}$/.test(key),
    "idempotencyKey",
    '22 to 255 visible ASCII characters, no " or \\',
    "resetPassword",
  );
  return key;
}

/** At least 122 random bits. UUIDs are many times cheaper than numbers, but a page without https has none. */
function randomKey(): string {
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join("-");
}
