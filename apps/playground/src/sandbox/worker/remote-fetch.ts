import type { FromWorker, WireReply } from "../protocol.ts";
import { fromReply, toWireRequest } from "../wire-form.ts";

export type RemoteFetch = {
  /** Like the platform's `fetch`, but every request goes to the frame. */
  readonly fetch: typeof fetch;
  /** Takes what the frame has to say to a request. */
  readonly receive: (id: number, reply: WireReply) => void;
};

/** Most redirects that are followed, as in the platform's `fetch`. */
const redirectLimit = 20;

export function createRemoteFetch(post: (message: FromWorker) => void): RemoteFetch {
  const waiting = new Map<number, (reply: WireReply) => void>();
  let last = 0;

  async function send(request: Request): Promise<Response> {
    const { signal } = request;
    signal.throwIfAborted();
    const wanted = await toWireRequest(request);
    const id = (last += 1);
    const { promise, resolve, reject } = Promise.withResolvers<WireReply>();
    const abort = (): void => {
      post({ type: "abort", id });
      reject(signal.reason);
    };
    waiting.set(id, resolve);
    signal.addEventListener("abort", abort, { once: true });
    post({ type: "request", id, request: wanted });
    try {
      return toResponse(await promise);
    } finally {
      waiting.delete(id);
      signal.removeEventListener("abort", abort);
    }
  }

  return {
    receive(id, reply) {
      waiting.get(id)?.(reply);
    },
    async fetch(input, init) {
      let request = new Request(input, init);
      let response = await send(request);
      for (let count = 0; request.redirect !== "manual"; count += 1) {
        const location = redirectTarget(response, request);
        if (location === undefined) {
          break;
        }
        if (request.redirect === "error" || count === redirectLimit) {
          throw new TypeError("Failed to fetch");
        }
        // As the platform does: `Authorization` would be taken out on the way, a header of another name is not.
        request = new Request(location, request);
        response = await send(request);
      }
      return response;
    },
  };
}

function redirectTarget({ status, headers }: Response, { url }: Request): URL | undefined {
  const location = headers.get("Location");
  return status >= 300 && status < 400 && location !== null ? new URL(location, url) : undefined;
}

function toResponse(reply: WireReply): Response {
  if (reply.type === "lost") {
    throw new TypeError(
      "Failed to fetch",
      reply.reason === undefined
        ? undefined
        : { cause: Object.assign(new Error(reply.reason), { code: reply.reason }) },
    );
  }
  return fromReply(reply);
}
