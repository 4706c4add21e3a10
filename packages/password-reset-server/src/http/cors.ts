import {
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  AUTH_TOKEN_HEADER,
  IDEMPOTENCY_KEY_HEADER,
  OPERATIONS,
  REQUEST_ID_HEADER,
} from "@metal/password-reset/contract";
import { PasswordResetServerError } from "../errors/server-error.ts";

/** Which pages may read what is answered. */
export type CorsOptions = {
  /** Their origins as browsers write them, such as `https://portal.example.com`; each is named, and none stands for all. */
  readonly origins: readonly string[];
};

/** Lets pages of other origins in. */
export type Cors = {
  /** Tells a browser's question beforehand from an `OPTIONS` of a client's own. */
  readonly isPreflight: (request: Request) => boolean;
  /** Says in a reply who may read it. */
  readonly apply: (request: Request, reply: Response) => void;
};

/** With `OPTIONS`, by which a page's client asks whether a repeat is safe: browsers take it for a method like others. */
const METHODS = [...Object.values(OPERATIONS).map(({ method }) => method), "OPTIONS"].join(", ");
/** What clients send, and what those send who trace their requests. */
const SENT = [AUTH_TOKEN_HEADER, IDEMPOTENCY_KEY_HEADER, "Accept", "User-Agent", "traceparent", "tracestate"];
/** What clients read, beside what every page may. */
const READ = [
  REQUEST_ID_HEADER,
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  "Idempotency-Replayed",
  "Retry-After",
  "RateLimit",
  "RateLimit-Policy",
  "Date",
];
/** For how many seconds a browser need not ask again: a page that is taken off the list is shut out after that. */
const MAX_AGE = 600;

/**
 * Makes the answers to browsers. Cookies are never asked for: a key is sent by who has it, and by nobody else's page.
 *
 * @throws {@link PasswordResetServerError} `invalid_option` where something is no origin, or stands for all.
 */
export function createCors({ origins }: CorsOptions): Cors {
  for (const origin of origins) checkOrigin(origin);
  const allowed = new Set(origins);
  const isPreflight: Cors["isPreflight"] = ({ method, headers }) =>
    method === "OPTIONS" && headers.has("Origin") && headers.has("Access-Control-Request-Method");
  return {
    isPreflight,
    apply(request, reply) {
      // Also where there is no Origin, or another one: what is kept of this answer is not for all.
      reply.headers.append("Vary", "Origin");
      const origin = request.headers.get("Origin");
      if (origin === null || !allowed.has(origin)) return;
      reply.headers.set("Access-Control-Allow-Origin", origin);
      reply.headers.set("Access-Control-Expose-Headers", READ.join(", "));
      if (!isPreflight(request)) return;
      reply.headers.set("Access-Control-Allow-Methods", METHODS);
      reply.headers.set("Access-Control-Allow-Headers", SENT.join(", "));
      reply.headers.set("Access-Control-Max-Age", String(MAX_AGE));
    },
  };
}

function checkOrigin(origin: string): void {
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  const isOrigin = parsed?.origin === origin && /^https?:$/.test(parsed.protocol);
  if (isOrigin && !origin.includes("*")) return;
  throw new PasswordResetServerError(
    "invalid_option",
    "cors.origins holds something that is not one origin. No server was made. Give each as a browser writes it, such as https://portal.example.com, without a path; * is not taken.",
  );
}
