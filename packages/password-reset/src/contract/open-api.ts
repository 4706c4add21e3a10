import {
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  AUTH_TOKEN_HEADER,
  DEFAULT_BASE_URL,
  EMAIL_PARAMETER,
  IDEMPOTENCY_KEY_HEADER,
  REQUEST_ID_HEADER,
  RESET_PASSWORD_PATH,
} from "./names.ts";

/** As much of the document's shape as its readers here need; it is validated against the specification by a test. */
export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly [field: string]: unknown };
  readonly servers: readonly { readonly url: string; readonly description?: string }[];
  readonly paths: { readonly [path: string]: { readonly [method: string]: unknown } };
  readonly components: { readonly [kind: string]: { readonly [name: string]: unknown } };
  readonly [field: string]: unknown;
};

const replyHeaders = {
  [REQUEST_ID_HEADER]: { $ref: "#/components/headers/RequestId" },
  [ACCEPT_IDEMPOTENCY_KEY_HEADER]: { $ref: "#/components/headers/AcceptIdempotencyKey" },
};

const error = (description: string) => ({
  description,
  headers: replyHeaders,
  content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
});

/**
 * The contract as an OpenAPI 3.1 document: both operations, their schemas and their security.
 *
 * @example
 * ```ts
 * import { openApiDocument } from "@metal/password-reset/contract";
 *
 * Object.keys(openApiDocument.paths); // ["/reset-password"]
 * ```
 */
export const openApiDocument: OpenApiDocument = {
  openapi: "3.1.0",
  info: {
    title: "Metal reset-password",
    version: "1.0.0",
    description:
      "Two operations: ask for a password reset token by mail, and trade a token for a new password. " +
      "The hosted service behind the default server ended on 30 June 2026; any server may speak this contract.",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: DEFAULT_BASE_URL, description: "As published; retired on 30 June 2026" }],
  security: [{ x_auth_token: [] }],
  tags: [{ name: "PasswordResetTokens", description: "Resetting a password" }],
  paths: {
    [RESET_PASSWORD_PATH]: {
      post: {
        operationId: "createPasswordResetToken",
        summary: "Create a password reset token",
        description:
          "Creates a password reset token and mails it to the user with that address. " +
          "The answer is the same whether or not the address has an account. Not safe to repeat: each call may send a mail.",
        tags: ["PasswordResetTokens"],
        parameters: [
          {
            name: EMAIL_PARAMETER,
            in: "query",
            required: true,
            description: "The address of the user who asked",
            schema: { type: "string" },
          },
        ],
        responses: {
          "201": { description: "Created", headers: replyHeaders },
          "401": error("The key is missing or not valid"),
          "422": error("The address is missing or not one address"),
        },
      },
      delete: {
        operationId: "resetPassword",
        summary: "Reset the current user's password",
        description:
          "Replaces the password of the user that the key or the reset token belongs to, and answers with the new one. " +
          "The answer is the only place where it stands. Not safe to repeat: each success replaces the password, " +
          `unless the server lists DELETE in ${ACCEPT_IDEMPOTENCY_KEY_HEADER}. It then answers a repeat with the same ` +
          `token and the same ${IDEMPOTENCY_KEY_HEADER} with the first reply, for a few minutes. ` +
          "OPTIONS on this path, without a token, tells the same beforehand.",
        tags: ["PasswordResetTokens"],
        parameters: [
          {
            name: IDEMPOTENCY_KEY_HEADER,
            in: "header",
            required: false,
            description:
              "Beyond the published contract; a plain server ignores it. Names this reset across its repeats: " +
              "a structured-field string, hard to guess",
            schema: { type: "string", minLength: 24, maxLength: 257 },
          },
        ],
        responses: {
          "201": {
            description: "The password was reset",
            headers: replyHeaders,
            content: { "application/json": { schema: { $ref: "#/components/schemas/NewPassword" } } },
          },
          "401": error("The key or the reset token is missing or not valid"),
          "422": error("The key has no user whose password could be reset"),
        },
      },
    },
  },
  components: {
    securitySchemes: {
      x_auth_token: {
        type: "apiKey",
        in: "header",
        name: AUTH_TOKEN_HEADER,
        description:
          "A user key, a project key (first operation only) or a reset token (second operation only)",
      },
    },
    headers: {
      AcceptIdempotencyKey: {
        description:
          "Beyond the published contract: the methods whose repeat, under the same " +
          `${IDEMPOTENCY_KEY_HEADER}, is answered with the first reply, each with how many seconds that holds`,
        schema: { type: "string" },
        example: "DELETE;ttl=300",
      },
      RequestId: {
        description: "Names the exchange; a client may ignore it",
        schema: { type: "string" },
      },
    },
    schemas: {
      NewPassword: {
        type: "object",
        properties: { new_password: { type: "string", description: "The new password of the current user" } },
      },
      Error: {
        description: "One message, or a list of them",
        type: "object",
        properties: {
          error: { type: "string" },
          errors: { type: "array", items: { type: "string" } },
        },
        anyOf: [{ required: ["error"] }, { required: ["errors"] }],
      },
    },
  },
};
