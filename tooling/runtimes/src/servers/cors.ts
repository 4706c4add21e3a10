/** On every answer, so that a page of another origin can read it. */
export const readable: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "X-Request-Id, Retry-After, Accept-Idempotency-Key",
};

/** On the answer to a preflight. */
export const allowed: Readonly<Record<string, string>> = {
  ...readable,
  "Access-Control-Allow-Methods": "POST, DELETE, OPTIONS",
  "Access-Control-Allow-Headers": "X-Auth-Token, Idempotency-Key",
};

/** Puts what a page of another origin needs around a handler. */
export function withCors(
  handler: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (isPreflight(request.method, request.headers.get("Access-Control-Request-Method"))) {
      return new Response(null, { status: 204, headers: allowed });
    }
    const response = await handler(request);
    for (const [name, value] of Object.entries(readable)) {
      response.headers.set(name, value);
    }
    return response;
  };
}

/** A browser's question beforehand, rather than an `OPTIONS` of the client's own. */
export function isPreflight(method: string | undefined, requestedMethod: string | null | undefined): boolean {
  return method === "OPTIONS" && typeof requestedMethod === "string";
}
