import {
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  IDEMPOTENCY_KEY_HEADER,
  openApiDocument,
  REQUEST_ID_HEADER,
  RESET_PASSWORD_PATH,
  type OpenApiDocument,
} from "@metal/password-reset/contract";
import { REPLAYED_HEADER } from "./replies.ts";
import { POLICY_HEADER, STATE_HEADER } from "./rate-limit-headers.ts";

type Parameter = { readonly name: string; readonly [field: string]: unknown };
type Described = {
  readonly description: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, object>>;
  readonly [field: string]: unknown;
};
type Headers = Readonly<Record<string, object>>;

const LIMIT = '"(?:server|key)"';
const STATE = String.raw`${LIMIT};r=\d+(?:;t=\d+)?`;
const POLICY = String.raw`${LIMIT};q=\d+;w=\d+`;

/** What a reply may carry beside what the contract says. */
const HEADERS: Headers = {
  RateLimit: {
    description:
      "To the holder of a key: how many requests are left of each limit, and in how many seconds all are",
    schema: { type: "string", pattern: `^${STATE}(?:, ${STATE})?$` },
    example: '"key";r=598;t=41',
  },
  RateLimitPolicy: {
    description: "To the holder of a key: how many requests each limit lets through in how many seconds",
    schema: { type: "string", pattern: `^${POLICY}(?:, ${POLICY})?$` },
    example: '"key";q=600;w=60',
  },
  RetryAfter: {
    description: "After how many seconds to send the request again",
    required: true,
    schema: { type: "integer", minimum: 1 },
  },
  IdempotencyReplayed: {
    description: "The password was reset by an earlier request under the same key. Nothing was done now",
    schema: { type: "string", const: "true" },
  },
  Allow: { description: "What may be sent to this path", required: true, schema: { type: "string" } },
};

const MORE_REFUSALS = {
  "400": "The body broke off. Nothing was done",
  "413": "The body is too large. Nothing was done",
  "429": "Too many requests. Nothing was done",
  "500": "The server failed. Whether anything was done is not certain",
  "503": "The server is stopping, has too much to do, or its database takes nothing. Nothing was done",
} as const;

/**
 * The contract as this server keeps it: with all that it answers beside, and with safe repeat or without.
 *
 * @param options.announcement what every reply says of safe repeat; `undefined` where there is none.
 */
export function describeServer(options: {
  readonly basePath: string;
  readonly announcement: string | undefined;
}): OpenApiDocument {
  const { basePath, announcement } = options;
  const { post, delete: reset } = openApiDocument.paths[RESET_PASSWORD_PATH] as Record<
    "post" | "delete",
    Described
  >;
  const always = headersOfAll(announcement);
  const isName = (parameter: Parameter): boolean => parameter.name === IDEMPOTENCY_KEY_HEADER;
  const repeats = announcement !== undefined;
  const names = repeats ? (reset.parameters ?? []).filter((parameter) => isName(parameter)) : [];
  return {
    ...openApiDocument,
    servers: [{ url: basePath === "" ? "/" : basePath }],
    paths: {
      [RESET_PASSWORD_PATH]: {
        post: {
          ...describe(post, always),
          ...(repeats && {
            description: `${post.description} A repeat under the same ${IDEMPOTENCY_KEY_HEADER} sends no other mail.`,
          }),
          parameters: [...(post.parameters ?? []), ...names],
        },
        delete: {
          ...describe(reset, always, repeats ? { [REPLAYED_HEADER]: reference("IdempotencyReplayed") } : {}),
          parameters: names,
        },
        options: {
          operationId: "describeResetPassword",
          summary: "Ask what may be sent, and whether a repeat is safe",
          tags: ["PasswordResetTokens"],
          security: [],
          responses: {
            "204": { description: "See the headers", headers: { ...always, Allow: reference("Allow") } },
            ...moreRefusals(always),
          },
        },
      },
    },
    components: { ...openApiDocument.components, headers: headersFor(announcement) },
  };
}

function describe(operation: Described, always: Headers, onSuccess: Headers = {}): Described {
  const own = Object.entries(operation.responses).map(([status, response]) => {
    // Who has no key is told nothing of limits.
    const headers = status === "401" ? always : withLimits(always);
    return [status, { ...response, headers: { ...headers, ...(status === "201" && onSuccess) } }];
  });
  return { ...operation, responses: { ...Object.fromEntries(own), ...moreRefusals(always) } };
}

function moreRefusals(always: Headers): Readonly<Record<string, object>> {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  const waits = { "Retry-After": reference("RetryAfter") };
  return Object.fromEntries(
    Object.entries(MORE_REFUSALS).map(([status, description]) => {
      const headers = { ...withLimits(always), ...((status === "429" || status === "503") && waits) };
      return [status, { description, headers, content }];
    }),
  );
}

function headersOfAll(announcement: string | undefined): Headers {
  return {
    [REQUEST_ID_HEADER]: reference("RequestId"),
    ...(announcement !== undefined && {
      [ACCEPT_IDEMPOTENCY_KEY_HEADER]: reference("AcceptIdempotencyKey"),
    }),
  };
}

function withLimits(headers: Headers): Headers {
  return {
    ...headers,
    [STATE_HEADER]: reference("RateLimit"),
    [POLICY_HEADER]: reference("RateLimitPolicy"),
  };
}

/** Of the contract's own, that of safe repeat says what this server says. */
function headersFor(announcement: string | undefined): Headers {
  const { AcceptIdempotencyKey: accepts, ...others } = openApiDocument.components["headers"] as Headers;
  const { IdempotencyReplayed: replayed, ...ours } = HEADERS;
  if (announcement === undefined) return { ...others, ...ours };
  const schema = { type: "string", const: announcement };
  return {
    ...others,
    ...ours,
    AcceptIdempotencyKey: { ...accepts, required: true, schema, example: announcement },
    IdempotencyReplayed: replayed ?? {},
  };
}

function reference(name: string): { readonly $ref: string } {
  return { $ref: `#/components/headers/${name}` };
}
