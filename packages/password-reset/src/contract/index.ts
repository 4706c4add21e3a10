export {
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  AUTH_TOKEN_HEADER,
  DEFAULT_BASE_URL,
  EMAIL_PARAMETER,
  IDEMPOTENCY_KEY_HEADER,
  OPERATIONS,
  REQUEST_ID_HEADER,
  RESET_PASSWORD_PATH,
  TOKEN_PREFIXES,
  type Operation,
} from "./names.ts";
export { openApiDocument, type OpenApiDocument } from "./open-api.ts";
export { readErrorMessages, readNewPassword, type ErrorBody, type NewPasswordBody } from "./schemas.ts";
