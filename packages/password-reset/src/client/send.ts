import ky from "ky";
import { RESET_PASSWORD_PATH } from "../contract/names.ts";
import { discard } from "../reply/read-json.ts";
import type { Configuration } from "./configuration.ts";
import type { Deadline } from "./deadline.ts";

/** One request. */
export type Outgoing = {
  readonly configuration: Configuration;
  readonly method: "POST" | "DELETE" | "OPTIONS";
  /** With its `?`, or nothing. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly deadline: Deadline;
};

/**
 * On a connection that was kept, Deno sends a request again by itself when it is cut. So none is kept there:
 * not every server heeds `Connection: close`. Made once, since each client holds a pool of its own.
 */
const pool = {
  client: (
    globalThis as { Deno?: { createHttpClient?: (options: object) => unknown } }
  ).Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 }),
};

/**
 * Sends one request, once. Answers `undefined` when the call was ended first.
 *
 * ky's own repeats, time limit and status errors are off: each would say or do something untrue here. The
 * signal and the headers go in at `fetch`: ky clones the request around a signal of its own, and copies
 * headers five times.
 */
export async function send(outgoing: Outgoing): Promise<Response | undefined> {
  const { configuration, method, query, headers, deadline } = outgoing;
  const { baseUrl, fetch = globalThis.fetch } = configuration;
  const { signal } = deadline;
  return Promise.race([
    deadline.over,
    ky(baseUrl + RESET_PASSWORD_PATH + query, {
      // No cookie and no referrer, where the platform has the idea (one that has not refuses the words).
      ...("credentials" in Request.prototype && {
        credentials: "omit",
        referrerPolicy: "no-referrer",
      }),
      method,
      redirect: "manual",
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      async fetch(input) {
        const request = input as Request;
        for (const name of Object.keys(headers)) {
          request.headers.set(name, headers[name] as string);
        }
        const response: unknown = await fetch(request, {
          ...pool,
          // Any option at all takes a request's policy of referrers from it, so it is given again.
          referrerPolicy: request.referrerPolicy,
          // On a connection that was kept, Bun sends a request again by itself when it is cut.
          keepalive: false,
          signal,
        });
        if (!isResponse(response)) {
          throw new TypeError();
        }
        if (signal.aborted) {
          // What comes after the end of the call must not hold its connection.
          void discard(response.body);
        }
        return response;
      },
    }),
  ]);
}

/** By its shape: a `Response` of another realm, or of a library, is one too. */
function isResponse(value: unknown): value is Response {
  const { status, headers } = Object(value) as Partial<Response>;
  return typeof status === "number" && typeof headers?.get === "function";
}
