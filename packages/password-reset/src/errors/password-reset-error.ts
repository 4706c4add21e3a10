import type { Operation } from "../contract/names.ts";

/** Why a call failed. See the error table in the package's README for what to do about each. */
export type PasswordResetErrorCode =
  | "invalid_input"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "unprocessable"
  | "rate_limited"
  | "server_error"
  | "unexpected_status"
  | "invalid_response"
  | "network"
  | "timeout"
  | "aborted";

/**
 * What is true after a failure.
 *
 * - `"not_applied"`: the server did not carry the operation out.
 * - `"applied"`: it did, but its answer cannot be read: the new password is lost.
 * - `"unknown"`: nobody can know; the request was sent and no answer tells.
 */
export type Outcome = "not_applied" | "applied" | "unknown";

/** The facts of a failure, all of them safe to log. What each means stands at {@link PasswordResetError}. */
export type PasswordResetErrorFacts = {
  readonly code: PasswordResetErrorCode;
  readonly operation: Operation | undefined;
  readonly outcome: Outcome;
  readonly status?: number | undefined;
  readonly errors?: readonly string[] | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly attempts?: number | undefined;
};

const brand = Symbol.for("@metal/password-reset/error");

/**
 * The one error that both operations fail with. No field, and nothing below one, leads to the request:
 * the key, the address and the password are not in it.
 *
 * @example
 * ```ts
 * import { createPasswordResetClient, isPasswordResetError } from "@metal/password-reset";
 *
 * const client = createPasswordResetClient({ token: "" });
 * try {
 *   await client.resetPassword();
 * } catch (error) {
 *   if (isPasswordResetError(error)) {
 *     error.code; // "invalid_input"
 *     error.outcome; // "not_applied"
 *   }
 * }
 * ```
 */
export class PasswordResetError extends Error {
  override readonly name = "PasswordResetError";
  /** Why the call failed. */
  declare readonly code: PasswordResetErrorCode;
  /** The operation that was called, by its operationId; `undefined` where the client itself could not be made. */
  declare readonly operation: Operation | undefined;
  /** What is true now. */
  declare readonly outcome: Outcome;
  /** Status of the reply to the last attempt; `undefined` where none came. */
  declare readonly status: number | undefined;
  /**
   * The first 10 of the server's own messages, at most 300 characters of each, the secrets of the call and control
   * characters taken out; empty where it gave none.
   */
  declare readonly errors: readonly string[];
  /** The server's name for the exchange (`X-Request-Id`), where it gave one. */
  declare readonly requestId: string | undefined;
  /** How long the server asks to wait before the next call, in ms, where it said so. */
  declare readonly retryAfter: number | undefined;
  /** How many requests were started; 0 where none was. */
  declare readonly attempts: number;

  constructor(message: string, facts: PasswordResetErrorFacts) {
    super(message);
    const { code, operation, outcome, status, errors = [], requestId, retryAfter, attempts = 0 } = facts;
    Object.assign(this, {
      code,
      operation,
      outcome,
      status,
      errors: Object.freeze([...errors]),
      requestId,
      retryAfter,
      attempts,
    });
  }

  /** @internal */
  get [brand](): true {
    return true;
  }

  /** The message and the facts as plain data: an `Error` alone would become `{}`. */
  toJSON(): PasswordResetErrorFacts & { readonly name: string; readonly message: string } {
    return { ...(this as PasswordResetErrorFacts & { readonly name: string }), message: this.message };
  }
}

/**
 * Tells whether a value is a {@link PasswordResetError}, also when it was made by another copy of this
 * package or in another realm, where `instanceof` fails. A structured clone is none: it has lost its fields.
 *
 * @example
 * ```ts
 * import { isPasswordResetError } from "@metal/password-reset";
 *
 * isPasswordResetError(new Error("another")); // false
 * ```
 */
export function isPasswordResetError(value: unknown): value is PasswordResetError {
  return brand in Object(value);
}
