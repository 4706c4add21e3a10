import type { TokenSource } from "../client/options.ts";
import type { Operation } from "../contract/names.ts";
import { check, invalidInput } from "./invalid-input.ts";

/**
 * Asks the source for the token and checks that it can stand in a header as it is. Its length is bounded
 * since servers commonly refuse a header line above 8 KiB.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`; neither the token nor what a function threw is quoted.
 */
export async function readToken(source: TokenSource, operation: Operation): Promise<string> {
  let token: unknown = source;
  if (typeof source === "function") {
    try {
      token = await source();
    } catch {
      // What the function threw may quote the secret store's answer, and with it the token.
      throw invalidInput("the `token` function failed", operation);
    }
  }
  check(
    typeof token === "string" && /^[!-~]{1,4096}$/.test(token),
    "token",
    "a key or a reset token, 1 to 4096 visible ASCII characters",
    operation,
  );
  return token;
}
