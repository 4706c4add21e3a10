import { AUTH_TOKEN_HEADER, IDEMPOTENCY_KEY_HEADER } from "../contract/names.ts";
import { packageUserAgent } from "../version.ts";
import { invalidInput } from "./invalid-input.ts";

/** Names that the contract sets, and those by which the platform frames a message and keeps a connection. */
const reserved = new Set([
  "accept",
  "connection",
  "content-length",
  "content-type",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  AUTH_TOKEN_HEADER.toLowerCase(),
  IDEMPOTENCY_KEY_HEADER.toLowerCase(),
]);

/**
 * The headers of every request but the token's, checked once, when the client is made.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`; no header's value is quoted.
 */
export function readHeaders(
  extra: Readonly<Record<string, string>> = {},
  userAgent?: string,
): Readonly<Record<string, string>> {
  if (!isPlain(extra)) {
    throw invalidInput("`headers` is not a plain object of names and values");
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(extra)) {
    if (!isHeader(name, value)) {
      throw invalidInput("`headers` holds a name or a value that cannot be a header");
    }
    if (reserved.has(name.toLowerCase())) {
      throw invalidInput(`\`headers\` sets ${name.toLowerCase()}, which is not the caller's to set`);
    }
    headers[name.toLowerCase()] = value;
  }
  const agent = userAgent ?? headers["user-agent"] ?? defaultUserAgent();
  if (agent !== undefined) {
    if (!isHeader("user-agent", agent)) {
      throw invalidInput("`userAgent` cannot be a header");
    }
    headers["user-agent"] = agent;
  }
  headers["accept"] = "application/json";
  if ("Deno" in globalThis) {
    // On a connection that was kept, Deno sends a request again by itself when it is cut: so none is kept.
    headers["connection"] = "close";
  }
  return headers;
}

/** A `Headers` or a `Map` has entries, but not as properties: they would be dropped without a word. */
function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(Symbol.iterator in value);
}

function isHeader(name: string, value: unknown): boolean {
  try {
    return typeof value === "string" && new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}

/** Nothing in a browser: it names itself, and another name would cost a preflight. */
function defaultUserAgent(): string | undefined {
  const platform = (globalThis as { readonly navigator?: { readonly userAgent?: string } }).navigator
    ?.userAgent;
  return platform?.startsWith("Mozilla/") ? undefined : packageUserAgent;
}
