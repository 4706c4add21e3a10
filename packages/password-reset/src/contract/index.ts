export {
  AUTH_TOKEN_HEADER,
  DEFAULT_BASE_URL,
  EMAIL_PARAMETER,
  OPERATIONS,
  REQUEST_ID_HEADER,
  RESET_PASSWORD_PATH,
  type Operation,
} from "./names.ts";
export { openApiDocument, type OpenApiDocument } from "./open-api.ts";
export { readErrorMessages, readNewPassword, type ErrorBody, type NewPasswordBody } from "./schemas.ts";
