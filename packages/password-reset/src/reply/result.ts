import type { Outcome, PasswordResetErrorCode } from "../errors/password-reset-error.ts";

/** A reply that says that the operation was carried out, and that can be read. */
export type Success = {
  readonly code?: undefined;
  readonly status: number;
  readonly requestId: string | undefined;
  /** Empty where nothing was reset: of `createPasswordResetToken`. */
  readonly newPassword: string;
};

/** What came instead. */
export type Failure = {
  readonly code: PasswordResetErrorCode;
  readonly outcome: Outcome;
  readonly status?: number | undefined;
  readonly errors?: readonly string[] | undefined;
  readonly requestId?: string | undefined;
  /** In ms. */
  readonly retryAfter?: number | undefined;
  /** The platform's code of a network failure. */
  readonly reason?: string | undefined;
  /** Not carried out, and likely to work in a moment. */
  readonly transient?: boolean;
  /** For how long the server answers a repeat with its first reply, as this one says itself; in ms. */
  readonly safeRepeat?: number | false | null | undefined;
};

export type Result = Success | Failure;
