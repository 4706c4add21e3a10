import { invalidInput } from "./invalid-input.ts";

/** Most bytes of UTF-8 that an address may have, from the limit on a mail path (RFC 5321). */
const maxBytes = 254;
const operation = "createPasswordResetToken";

/**
 * The address as it was given, after checks that it is exactly one. It is not trimmed, folded or
 * corrected: which account it means is the server's to say.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`; the address is never quoted.
 */
export function readEmail(value: unknown): string {
  if (typeof value !== "string" || value === "") {
    throw invalidInput("`email` is missing: it takes one address", operation);
  }
  if (hasControlCharacter(value) || !value.isWellFormed()) {
    throw invalidInput("`email` has a control character or a broken character in it", operation);
  }
  if (value.trim() !== value) {
    throw invalidInput("`email` has white space around it", operation);
  }
  if (new TextEncoder().encode(value).length > maxBytes) {
    throw invalidInput(`\`email\` is longer than ${maxBytes} bytes`, operation);
  }
  checkOneAddress(value);
  return value;
}

function checkOneAddress(value: string): void {
  // A quoted local part may hold any of the separators: it is set aside before they are counted.
  const bare = value.replace(/^"(?:[^"\\]|\\.)*"(?=@)/, "quoted");
  const at = bare.indexOf("@");
  if (at === -1 || bare.includes("@", at + 1) || /[,;<>]/.test(bare)) {
    throw invalidInput("`email` is not exactly one address, such as ada@example.com", operation);
  }
  if (at === 0 || at === bare.length - 1) {
    throw invalidInput("`email` lacks the part before or after the @", operation);
  }
}

function hasControlCharacter(value: string): boolean {
  return /\p{Cc}|[\u2028\u2029]/u.test(value);
}
