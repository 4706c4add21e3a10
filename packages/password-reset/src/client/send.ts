import ky from "ky";
import { AUTH_TOKEN_HEADER, IDEMPOTENCY_KEY_HEADER, OPERATIONS, type Operation } from "../contract/names.ts";
import type { Configuration } from "./configuration.ts";
import type { Deadline } from "./deadline.ts";

/** One request, ready to be sent as often as it may be. */
export type Outgoing = {
  readonly operation: Operation;
  /** The query with its `?`, or nothing. */
  readonly query: string;
  readonly token: string;
  readonly idempotencyKey?: string | undefined;
  /** What no error may show: the token, and the address where there is one. */
  readonly secrets: readonly string[];
};

/** Sends an operation's request, once. Answers `undefined` when the call was ended first. */
export async function send(
  { operation, query, token, idempotencyKey }: Outgoing,
  deadline: Deadline,
  configuration: Configuration,
): Promise<Response | undefined> {
  const { method, path } = OPERATIONS[operation];
  const headers: Record<string, string> = { [AUTH_TOKEN_HEADER]: token };
  if (idempotencyKey !== undefined) {
    // Quoted: the header's value is a structured-field string.
    headers[IDEMPOTENCY_KEY_HEADER] = `"${idempotencyKey}"`;
  }
  return request(method, path + query, headers, deadline, configuration);
}

/**
 * Sends one request. ky's own repeats, time limit and status errors are off: each would say or do
 * something untrue here. The signal and the headers go in at `fetch`: ky clones the request around a signal
 * of its own, and copies headers five times.
 */
export async function request(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  deadline: Deadline,
  configuration: Configuration,
): Promise<Response | undefined> {
  const { fetch = globalThis.fetch } = configuration;
  return deadline.orUndefined(
    ky(configuration.baseUrl + path, {
      ...privacy(),
      method,
      redirect: "manual",
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      fetch: async (input, init) => {
        const sent = input as Request;
        for (const [name, value] of Object.entries({ ...configuration.headers, ...headers })) {
          sent.headers.set(name, value);
        }
        // On a connection that was kept, Bun sends a request again by itself when it is cut.
        return fetch(sent, { ...init, keepalive: false, signal: deadline.signal });
      },
    }),
  );
}

/** No cookie and no referrer, where the platform has the idea (one that has not refuses the words). */
function privacy(): RequestInit {
  return "credentials" in Request.prototype ? { credentials: "omit", referrerPolicy: "no-referrer" } : {};
}
