import type { StoreFailure } from "../stores/unavailable.ts";

/** Why a call failed. */
export type PasswordResetServerErrorCode =
  | "invalid_option"
  | "invalid_address"
  | "account_exists"
  | "account_not_found"
  | "key_not_found"
  | "mail_not_found"
  | "kept_elsewhere"
  | "store_incompatible"
  | "store_unavailable"
  | "overloaded";

/**
 * The one error that calls other than `fetch` fail with. Its message says what failed, what is true now and what
 * to do next, and holds no secret.
 *
 * @example
 * ```ts
 * try {
 *   await server.accounts.add({ email: "ada@example.com" });
 * } catch (error) {
 *   if (error instanceof PasswordResetServerError && error.code === "account_exists") return;
 *   throw error;
 * }
 * ```
 */
export class PasswordResetServerError extends Error {
  override readonly name = "PasswordResetServerError";
  readonly code: PasswordResetServerErrorCode;
  /** With `overloaded` and `store_unavailable`: after how many ms to try again. */
  readonly retryAfter: number | undefined;
  /** With `store_unavailable`: why the store took nothing. */
  readonly reason: StoreFailure | undefined;

  constructor(
    code: PasswordResetServerErrorCode,
    message: string,
    options: { readonly retryAfter?: number; readonly reason?: StoreFailure } = {},
  ) {
    super(message);
    this.code = code;
    this.retryAfter = options.retryAfter;
    this.reason = options.reason;
  }
}
