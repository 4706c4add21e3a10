import type { Operation, PasswordResetErrorCode } from "@metal/password-reset";

/** Something that makes a call fail. */
export type Situation = {
  readonly when: string;
  readonly fetch: (request: Request, signal: AbortSignal, abort: AbortController) => Promise<Response>;
  readonly token?: string;
  /** In ms. */
  readonly timeout?: number;
  /** The one operation that it can happen to. */
  readonly only?: Operation;
};

const never = (_request: Request, signal: AbortSignal): Promise<Response> =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

const answer =
  (status: number, body: object = {}, headers: Readonly<Record<string, string>> = {}) =>
  async (): Promise<Response> =>
    Response.json(body, { status, headers });

const lose = (code?: string) => (): Promise<Response> =>
  Promise.reject(
    code === undefined
      ? new TypeError("fetch failed")
      : new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }),
  );

/** What leads to each code. A code that is not here is a type error. */
export const situations: Readonly<Record<PasswordResetErrorCode, readonly Situation[]>> = {
  invalid_input: [{ when: "There is no key", token: "", fetch: answer(500) }],
  unauthorized: [{ when: "The key is not accepted", fetch: answer(401, { error: "Unauthorized" }) }],
  forbidden: [{ when: "The key may not do this", fetch: answer(403, { error: "Forbidden" }) }],
  not_found: [{ when: "There is no such path", fetch: answer(404, { error: "Not found" }) }],
  unprocessable: [
    { when: "It cannot be carried out", fetch: answer(422, { errors: ["Refused as it stands"] }) },
  ],
  rate_limited: [
    {
      when: "Too many requests",
      fetch: answer(429, { error: "Too many requests" }, { "Retry-After": "60" }),
    },
  ],
  server_error: [
    { when: "The server or a proxy failed", fetch: answer(503, { error: "Service unavailable" }) },
  ],
  unexpected_status: [
    { when: "A redirect", fetch: answer(307, {}, { Location: "https://elsewhere.example/" }) },
    { when: "Another 4xx", fetch: answer(400, { error: "Bad request" }) },
  ],
  invalid_response: [{ when: "2xx without a password", fetch: answer(201), only: "resetPassword" }],
  network: [
    { when: "No connection was made", fetch: lose("ECONNREFUSED") },
    { when: "The connection was lost after sending", fetch: lose() },
  ],
  timeout: [{ when: "Nothing came back in time", fetch: never, timeout: 1000 }],
  aborted: [
    {
      when: "Your signal was aborted after sending",
      fetch(request, signal, abort) {
        queueMicrotask(() => abort.abort());
        return never(request, signal);
      },
    },
  ],
};
