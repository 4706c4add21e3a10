import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { NodeRequest, sendNodeResponse } from "srvx/node";
import type { PasswordResetServer } from "../server/options.ts";
import { createFindClient } from "./client-address.ts";
import { listen } from "./listen.ts";
import { refuseBrokenRequest } from "./broken-request.ts";

/** How to listen. Times are in ms. */
export type ServeOptions = {
  /** What answers; its `close` is yours to call, after the listener's. */
  readonly server: Pick<PasswordResetServer, "fetch">;
  /** Default 0: any free port; `url` says which. */
  readonly port?: number | undefined;
  /** Default `127.0.0.1`: this machine alone. Put a proxy that speaks TLS in front before you listen to others. */
  readonly hostname?: string | undefined;
  /**
   * Proxies that are believed when they say, in `X-Forwarded-For`, whom they answer: addresses, or networks such as
   * `10.0.0.0/8`. Default: none, and the header is not looked at.
   */
  readonly trustProxy?: readonly string[] | undefined;
  /** Closes the listener when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** How long `close` waits for requests that were taken before it cuts them off. Default 10 000. */
  readonly grace?: number | undefined;
};

/** A listener that is open. */
export type Listening = {
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Takes no more, finishes what was taken, and resolves when all connections are gone. */
  readonly close: () => Promise<void>;
};

/**
 * Listens with `node:http`: headers and waits are bounded, and the client's address is that of the socket, or
 * what proxies that are trusted say.
 *
 * @throws where the port cannot be listened to; PasswordResetServerError `invalid_option` where a proxy has no address.
 * @example
 * ```ts
 * import { serve } from "@metal/password-reset-server/node";
 *
 * const { url, close } = await serve({ server, port: 8080 });
 * ```
 */
export async function serve(options: ServeOptions): Promise<Listening> {
  const { server, port = 0, hostname = "127.0.0.1", signal, grace = 10_000 } = options;
  const findClient = createFindClient(options.trustProxy ?? []);
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = new NodeRequest({ req: incoming, res: outgoing });
    const clientAddress = findClient(incoming.socket.remoteAddress, forwardedFor(incoming));
    const reply = await server.fetch(request, { clientAddress });
    // The rest of a body that was too large is not waited for.
    if (reply.status === 413) outgoing.shouldKeepAlive = false;
    await sendNodeResponse(outgoing, reply);
  };
  const listener = createServer(
    { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 5000 },
    (incoming, outgoing) => {
      // An answer fails where the client has gone: there is nobody left to tell.
      answer(incoming, outgoing).catch(() => outgoing.destroy());
    },
  );
  listener.on("clientError", refuseBrokenRequest);
  const url = await listen(listener, port, hostname);
  const close = createClose(listener, grace);
  signal?.addEventListener("abort", () => void close(), { once: true });
  if (signal?.aborted === true) await close();
  return { url, close };
}

/** Node joins the lines of a header that came more than once, in their order. */
function forwardedFor({ headers }: IncomingMessage): string | undefined {
  const value = headers["x-forwarded-for"];
  return typeof value === "object" ? value.join(",") : value;
}

function createClose(listener: Server, grace: number): () => Promise<void> {
  let closed: Promise<void> | undefined;
  // A connection that has just had its last answer would be kept open for a request that is not to come.
  listener.on("request", (_request, response) => {
    response.once("close", () => {
      if (closed !== undefined) setImmediate(() => listener.closeIdleConnections());
    });
  });
  return () =>
    (closed ??= new Promise((resolve) => {
      const cutOff = setTimeout(() => listener.closeAllConnections(), grace);
      listener.close(() => {
        clearTimeout(cutOff);
        resolve();
      });
    }));
}
