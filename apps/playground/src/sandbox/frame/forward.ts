import { LostConnection } from "../../wire/lost-connection.ts";
import type { ServerEnd } from "../../wire/apply-fault.ts";
import type { WireReply, WireRequest } from "../protocol.ts";
import { fromReply, toWireRequest } from "../wire-form.ts";

/** What an example gets for a key where the page has the real one, which it puts in on the way. */
export const standInKey = "the-key-of-the-form";

export type Forwarder = {
  /** A server that is elsewhere and reached by messages: through the page, or in the worker that made it. */
  readonly serverAt: (baseUrl: string, post: (id: number, request: WireRequest) => void) => ServerEnd;
  /** Takes the answer to a request that was posted. */
  readonly receive: (id: number, reply: WireReply) => void;
};

export function createForwarder(): Forwarder {
  const waiting = new Map<number, (reply: WireReply) => void>();
  let last = 0;
  return {
    serverAt: (baseUrl, post) => ({
      baseUrl,
      projectKey: standInKey,
      // Another server's clock and mails are its own.
      moveClock: () => {},
      delayMail: () => {},
      async serve(request) {
        const id = (last += 1);
        const { promise, resolve } = Promise.withResolvers<WireReply>();
        waiting.set(id, resolve);
        post(id, await toWireRequest(request));
        const reply = await promise;
        if (reply.type === "lost") {
          throw new LostConnection(reply.reason);
        }
        return fromReply(reply);
      },
    }),
    receive(id, reply) {
      waiting.get(id)?.(reply);
      waiting.delete(id);
    },
  };
}
