import { check } from "./invalid-input.ts";

/** Most bytes of UTF-8 that an address may have, from the limit on a mail path (RFC 5321). */
const maxBytes = 254;

/**
 * No white space in front of it or in its domain, no control or broken character, and one @ outside of a
 * quoted local part, the wide and the small one counted: a server that normalizes them reads an @.
 */
const oneAddress = /^(?!\s|.*[\p{Cc}\p{Cs}\u2028\u2029])("([^"\\]|\\.)*"|[^@＠﹫,;<>]+)@[^@＠﹫,;<>\s]+$/su;

/**
 * The address as it was given, after checks that it is exactly one. It is not trimmed, folded or
 * corrected: which account it means is the server's to say.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`; the address is never quoted.
 */
export function readEmail(value: unknown): string {
  check(
    typeof value === "string" && oneAddress.test(value) && new TextEncoder().encode(value).length <= maxBytes,
    "email",
    `one address and nothing else, at most ${maxBytes} bytes`,
    "createPasswordResetToken",
  );
  return value;
}
