import type { Operation } from "../contract/names.ts";
import { PasswordResetError } from "../errors/password-reset-error.ts";

/** The error for what was refused before anything was sent. The message must not repeat the value. */
export function invalidInput(problem: string, operation?: Operation): PasswordResetError {
  return new PasswordResetError(
    `${operation ?? "createPasswordResetClient"}: ${problem}. Nothing was sent; correct it and call again.`,
    { code: "invalid_input", operation, outcome: "not_applied" },
  );
}

/**
 * The error for what went wrong while options were read. What a getter or a proxy of theirs threw is not
 * shown: it may quote a secret.
 */
export function asInvalidInput(error: unknown, operation?: Operation): PasswordResetError {
  return error instanceof PasswordResetError ? error : invalidInput("an option cannot be read", operation);
}

/**
 * Holds an option to its rule. Each option has one rule, which its message gives as a whole: what is
 * wrong with a value is seen beside it, and the value itself is never quoted.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`.
 */
export function check(isFine: unknown, option: string, rule: string, operation?: Operation): asserts isFine {
  if (!isFine) {
    throw invalidInput(`\`${option}\` must be ${rule}`, operation);
  }
}
