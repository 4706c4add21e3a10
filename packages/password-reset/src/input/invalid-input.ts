import type { Operation } from "../contract/names.ts";
import { PasswordResetError } from "../errors/password-reset-error.ts";

/** The error for what was refused before anything was sent. The message must not repeat the value. */
export function invalidInput(problem: string, operation?: Operation, attempts = 0): PasswordResetError {
  const subject = operation ?? "createPasswordResetClient";
  return new PasswordResetError(`${subject}: ${problem}. Nothing was sent; correct it and call again.`, {
    code: "invalid_input",
    operation,
    outcome: "not_applied",
    attempts,
  });
}
