import type { TokenSource } from "../client/options.ts";
import type { Operation } from "../contract/names.ts";
import { invalidInput } from "./invalid-input.ts";

/** Most characters of a key: servers commonly refuse a header line above 8 KiB. */
const maxLength = 4096;

/**
 * Asks the source for the token and checks that it can stand in a header as it is.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`; neither the token nor what a function threw is quoted.
 */
export function readToken(source: TokenSource, operation: Operation): string | Promise<string> {
  return typeof source === "function" ? askForToken(source, operation) : checkToken(source, operation);
}

async function askForToken(
  ask: () => string | undefined | Promise<string | undefined>,
  operation: Operation,
): Promise<string> {
  let token: string | undefined;
  try {
    token = await ask();
  } catch {
    // What the function threw may quote the secret store's answer, and with it the token.
    throw invalidInput("the `token` function failed", operation);
  }
  return checkToken(token, operation);
}

function checkToken(token: unknown, operation: Operation): string {
  if (typeof token !== "string" || token === "") {
    throw invalidInput("`token` is missing: it takes a key or a reset token", operation);
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw invalidInput("`token` has white space or another character that no key has", operation);
  }
  if (token.length > maxLength) {
    throw invalidInput(`\`token\` is longer than ${maxLength} characters`, operation);
  }
  return token;
}
