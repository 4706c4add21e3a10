import { invalidInput } from "./invalid-input.ts";

/**
 * The key that names one reset across its repeats: the caller's, or a random one where the call may be
 * repeated. The server may seal its reply under it, so it is as hard to guess as a token.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`; the key is never quoted.
 */
export function readIdempotencyKey(value: string | false | undefined, retry: number): string | undefined {
  if (value === false || (value === undefined && retry === 0)) {
    return undefined;
  }
  if (value === undefined) {
    return randomKey();
  }
  if (typeof value !== "string" || !/^[\x21\x23-\x5b\x5d-\x7e]{22,255}$/.test(value)) {
    throw invalidInput(
      '`idempotencyKey` takes from 22 to 255 visible ASCII characters, none of them " or \\',
      "resetPassword",
    );
  }
  return value;
}

/** 64 hexadecimal digits, 244 of their bits random. UUIDs are many times cheaper than bytes; a page without https has none. */
function randomKey(): string {
  if (typeof crypto.randomUUID === "function") {
    return `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll("-", "");
  }
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
