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

/** The operations, by their operationId, with the method that each one is sent with. */
export const OPERATIONS: {
  readonly createPasswordResetToken: { readonly method: "POST"; readonly path: string };
  readonly resetPassword: { readonly method: "DELETE"; readonly path: string };
} = {
  createPasswordResetToken: { method: "POST", path: RESET_PASSWORD_PATH },
  resetPassword: { method: "DELETE", path: RESET_PASSWORD_PATH },
};

/** The operationId of one of the contract's operations. */
export type Operation = keyof typeof OPERATIONS;
