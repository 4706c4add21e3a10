export { createPasswordResetClient } from "./client/create-client.ts";
export type {
  CallOptions,
  CreatePasswordResetTokenOptions,
  Fetch,
  NewPassword,
  PasswordResetClient,
  PasswordResetClientOptions,
  PasswordResetEvent,
  PasswordResetRequested,
  ResetPasswordOptions,
  TokenSource,
} from "./client/options.ts";
export { DEFAULT_BASE_URL, type Operation } from "./contract/index.ts";
export {
  isPasswordResetError,
  PasswordResetError,
  type Outcome,
  type PasswordResetErrorCode,
  type PasswordResetErrorFacts,
} from "./errors/password-reset-error.ts";
