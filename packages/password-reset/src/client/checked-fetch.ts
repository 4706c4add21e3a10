import { discard } from "../reply/read-body.ts";
import type { Fetch } from "./options.ts";

/**
 * A `fetch` of the caller's, held to what the platform's own does: it rejects with what it throws, it
 * answers a `Response`, and an answer that comes after the call has ended does not hold its connection.
 */
export function checkFetch(fetch: Fetch): Fetch {
  return async (request, init) => {
    const response: unknown = await fetch(request, init);
    if (!isResponse(response)) {
      throw new TypeError("`fetch` did not answer a Response");
    }
    if (init?.signal?.aborted === true) {
      discard(response.body);
    }
    return response;
  };
}

/** By its shape: a `Response` of another realm, or of a library, is one too. */
function isResponse(value: unknown): value is Response {
  const { status, headers } = (value ?? {}) as Partial<Response>;
  return typeof status === "number" && typeof headers?.get === "function";
}
