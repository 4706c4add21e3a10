import { createServer, type Server } from "node:http";
import { refuseBrokenRequest } from "./broken-request.ts";
import { listen } from "./listen.ts";
import { createNodeListener, type NodeListenerOptions } from "./node-listener.ts";

/** How to listen. Times are in ms. The `close` of the server is yours to call, after the listener's. */
export type ServeOptions = NodeListenerOptions & {
  /** Default 0: any free port; `url` says which. */
  readonly port?: number | undefined;
  /** Default `127.0.0.1`: this machine alone. Put a proxy that speaks TLS in front before you listen to others. */
  readonly hostname?: string | undefined;
  /** How long a client may take to send its headers, and twice that for all it sends. Default 10 000. */
  readonly patience?: number | undefined;
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
  const { server, port = 0, hostname = "127.0.0.1", signal, patience = 10_000, grace = 10_000 } = options;
  const listener = createServer(
    {
      maxHeaderSize: 16 * 1024,
      headersTimeout: patience,
      requestTimeout: patience * 2,
      // Node looks for those who are late twice a minute, unless it is told to do so more often.
      connectionsCheckingInterval: Math.min(patience, 1000),
      keepAliveTimeout: 5000,
    },
    createNodeListener({ server, trustProxy: options.trustProxy }),
  );
  listener.on("clientError", refuseBrokenRequest);
  const url = await listen(listener, port, hostname);
  const close = createClose(listener, grace);
  signal?.addEventListener("abort", () => void close(), { once: true });
  if (signal?.aborted === true) await close();
  return { url, close };
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
