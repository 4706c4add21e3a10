import { EMAIL_PARAMETER, type Operation } from "../contract/names.ts";
import { readEmail } from "../input/email.ts";
import { readIdempotencyKey } from "../input/idempotency-key.ts";
import type { CreatePasswordResetTokenOptions, ResetPasswordOptions } from "./options.ts";

/** What either operation takes. */
export type OperationOptions = Partial<CreatePasswordResetTokenOptions> & ResetPasswordOptions;

/** What an operation sends, beside the token. */
export type Prepared = {
  readonly method: "POST" | "DELETE";
  /** With its `?`, or nothing. */
  readonly query: string;
  readonly idempotencyKey?: string | undefined;
  /** What no error may show: the address, or the key. */
  readonly secret: string | undefined;
};

/**
 * Checks what an operation was given and makes what it sends of it.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`.
 */
export function prepare(operation: Operation, options: OperationOptions, retry: number): Prepared {
  if (operation === "createPasswordResetToken") {
    const email = readEmail(options.email);
    // Not URLSearchParams: its `+` for a space is a plus sign to an RFC 3986 decoder.
    return { method: "POST", query: `?${EMAIL_PARAMETER}=${encodeURIComponent(email)}`, secret: email };
  }
  const idempotencyKey = readIdempotencyKey(options.idempotencyKey, retry);
  return { method: "DELETE", query: "", idempotencyKey, secret: idempotencyKey };
}
