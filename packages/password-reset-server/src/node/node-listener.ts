import type { IncomingMessage, ServerResponse } from "node:http";
import { NodeRequest, sendNodeResponse } from "srvx/node";
import type { PasswordResetServer } from "../server/options.ts";
import { createFindClient } from "./client-address.ts";

/** What a listener answers with, and whom it believes. */
export type NodeListenerOptions = {
  readonly server: Pick<PasswordResetServer, "fetch">;
  /**
   * Proxies that are believed when they say, in `X-Forwarded-For`, whom they answer: addresses, or networks such as
   * `10.0.0.0/8`. Default: none, and the header is not looked at.
   */
  readonly trustProxy?: readonly string[] | undefined;
};

/** Answers a request of `node:http`. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Makes a listener for `node:http`, and for frameworks that hand out its requests. The path is to be whole: one that a
 * framework has cut its mount point off is not found.
 *
 * @throws PasswordResetServerError `invalid_option` where a proxy is neither an address nor a network.
 * @example
 * ```ts
 * import { createNodeListener } from "@metal/password-reset-server/node";
 *
 * app.all("/metal/v1/{*path}", createNodeListener({ server })); // Express
 * ```
 */
export function createNodeListener(options: NodeListenerOptions): NodeListener {
  const findClient = createFindClient(options.trustProxy ?? []);
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = new (hasBody(incoming) ? NodeRequest : BodilessRequest)({ req: incoming, res: outgoing });
    const clientAddress = findClient(incoming.socket.remoteAddress, forwardedFor(incoming));
    const reply = await options.server.fetch(request, { clientAddress });
    // The rest of a body that was too large is not waited for.
    if (reply.status === 413) outgoing.shouldKeepAlive = false;
    await sendNodeResponse(outgoing, reply);
  };
  return (incoming, outgoing) => {
    // An answer fails where the client has gone: there is nobody left to tell.
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  };
}

/** A request whose headers say that no body follows: making a stream of nothing takes longer than answering. */
class BodilessRequest extends NodeRequest {
  override get body(): null {
    return null;
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

/** Node joins the lines of a header that came more than once, in their order. */
function forwardedFor({ headers }: IncomingMessage): string | undefined {
  const value = headers["x-forwarded-for"];
  return typeof value === "object" ? value.join(",") : value;
}
