import type { FromWorker, WireReply } from "../protocol.ts";

export type RemoteFetch = {
  /** Like the platform's `fetch`, but every request goes to the frame. */
  readonly fetch: typeof fetch;
  /** Takes what the frame has to say to a request. */
  readonly receive: (id: number, reply: WireReply) => void;
};

export function createRemoteFetch(post: (message: FromWorker) => void): RemoteFetch {
  const waiting = new Map<number, (reply: WireReply) => void>();
  let last = 0;
  return {
    receive(id, reply) {
      waiting.get(id)?.(reply);
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      const { method, url, headers, signal } = request;
      signal.throwIfAborted();
      const body = request.body === null ? undefined : await request.arrayBuffer();
      const id = (last += 1);
      const { promise, resolve, reject } = Promise.withResolvers<WireReply>();
      const abort = (): void => {
        post({ type: "abort", id });
        reject(signal.reason);
      };
      waiting.set(id, resolve);
      signal.addEventListener("abort", abort, { once: true });
      post({ type: "request", id, request: { method, url, headers: [...headers], body } });
      try {
        return toResponse(await promise);
      } finally {
        waiting.delete(id);
        signal.removeEventListener("abort", abort);
      }
    },
  };
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
  const { status, headers, body } = reply;
  return new Response(body, { status, headers: headers.map(([name, value]) => [name, value]) });
}
