import type { WireReply, WireRequest } from "./protocol.ts";

/** Statuses that a body, even an empty one, is refused beside. */
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304]);

type Answer = Extract<WireReply, { readonly type: "answer" }>;

/** A request in a form that can be posted. */
export async function toWireRequest(request: Request): Promise<WireRequest> {
  const { method, url, headers, body } = request;
  return {
    method,
    url,
    headers: [...headers],
    body: body === null ? undefined : await request.arrayBuffer(),
  };
}

/** What was posted, as a request again. */
export function fromRequest({ method, url, headers, body }: WireRequest): Request {
  return new Request(url, {
    method,
    headers: headers.map(([name, value]) => [name, value]),
    ...(body === undefined ? {} : { body }),
  });
}

/** An answer in a form that can be posted. */
export async function toReply(response: Response): Promise<Answer> {
  const { status, headers } = response;
  return {
    type: "answer",
    status,
    headers: [...headers],
    body: bodiless.has(status) ? undefined : await response.arrayBuffer(),
  };
}

/** What was posted, as an answer again. */
export function fromReply({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers: headers.map(([name, value]) => [name, value]) });
}
