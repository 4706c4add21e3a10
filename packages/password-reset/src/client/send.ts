import ky from "ky";
import { AUTH_TOKEN_HEADER, OPERATIONS, type Operation } from "../contract/index.ts";
import type { Configuration } from "./configuration.ts";
import type { Deadline } from "./deadline.ts";

/** One request, ready to be sent as often as it may be. */
export type Outgoing = {
  readonly operation: Operation;
  /** The query with its `?`, or nothing. */
  readonly query: string;
  readonly token: string;
  /** What no error may show: the token, and the address where there is one. */
  readonly secrets: readonly string[];
};

/**
 * Sends one request, once. ky's own repeats, time limit and status errors are off: each would say or do
 * something untrue here. Answers `undefined` when the call was ended first. The signal goes in at `fetch`, since ky clones the request around a signal of its own.
 */
export async function send(
  outgoing: Outgoing,
  deadline: Deadline,
  configuration: Configuration,
): Promise<Response | undefined> {
  const { method, path } = OPERATIONS[outgoing.operation];
  const { fetch = globalThis.fetch } = configuration;
  return deadline.orUndefined(
    ky(configuration.baseUrl + path + outgoing.query, {
      ...privacy(),
      method,
      headers: { ...configuration.headers, [AUTH_TOKEN_HEADER]: outgoing.token },
      redirect: "manual",
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      fetch: async (request, init) => fetch(request as Request, { ...init, signal: deadline.signal }),
    }),
  );
}

/** No cookie and no referrer, where the platform has the idea (one that has not refuses the words). */
function privacy(): RequestInit {
  return "credentials" in Request.prototype ? { credentials: "omit", referrerPolicy: "no-referrer" } : {};
}
