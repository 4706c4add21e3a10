/** Base URL in the published description of the contract. The service behind it ended on 30 June 2026. */
export const DEFAULT_BASE_URL = "https://api.equinix.com/metal/v1";

/** Path of both operations, below the base URL. */
export const RESET_PASSWORD_PATH = "/reset-password";

/** Name of the only query parameter: the address that the mail goes to. */
export const EMAIL_PARAMETER = "email";

/** Header that carries the key or the reset token, on both operations. */
export const AUTH_TOKEN_HEADER = "X-Auth-Token";

/** Header by which a server names one exchange, so that a report can be found in its logs. */
export const REQUEST_ID_HEADER = "X-Request-Id";

/**
 * Header by which a client names one `resetPassword` across its repeats. Ours, beyond the published
 * contract: a plain server ignores it.
 */
export const IDEMPOTENCY_KEY_HEADER = "Idempotency-Key";

/**
 * Header by which a server lists the methods whose repeat, under the same `Idempotency-Key`, it answers
 * with the first reply. Ours: it stands in replies to the operations and to `OPTIONS`.
 */
export const ACCEPT_IDEMPOTENCY_KEY_HEADER = "Accept-Idempotency-Key";

/**
 * How the tokens of a server of ours begin, by kind, so that people, secret scanners and the client can
 * tell them. A server that issues others is not asked whether a repeat is safe.
 */
export const TOKEN_PREFIXES: { readonly user: string; readonly project: string; readonly reset: string } = {
  user: "mk_user_",
  project: "mk_project_",
  reset: "mk_reset_",
};

/** The operationId of one of the contract's operations. */
export type Operation = "createPasswordResetToken" | "resetPassword";

/** How each operation is sent. */
export const OPERATIONS: Readonly<
  Record<Operation, { readonly method: "POST" | "DELETE"; readonly path: string }>
> = {
  createPasswordResetToken: { method: "POST", path: RESET_PASSWORD_PATH },
  resetPassword: { method: "DELETE", path: RESET_PASSWORD_PATH },
};
