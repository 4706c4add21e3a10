export { createPasswordResetClient } from "./client/create-client.ts";
export type {
  CallOptions,
  CreatePasswordResetTokenOptions,
  Fetch,
  NewPassword,
  PasswordResetClient,
  PasswordResetClientOptions,
  PasswordResetRequested,
  ResetPasswordOptions,
  TokenSource,
} from "./client/options.ts";
export type { PasswordResetEvent } from "./client/events.ts";
export { DEFAULT_BASE_URL, type Operation } from "./contract/names.ts";
export {
  isPasswordResetError,
  PasswordResetError,
  type Outcome,
  type PasswordResetErrorCode,
  type PasswordResetErrorFacts,
} from "./errors/password-reset-error.ts";
