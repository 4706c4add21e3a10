import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { PasswordResetServer } from "../server/options.ts";
import type { Argon2idHasher } from "./argon2id.ts";
import { listen } from "./listen.ts";
import { METRICS_TYPE, type Metrics } from "./metrics.ts";
import type { Listening } from "./serve.ts";

/** How to listen for those who run the server. */
export type OperationsOptions = {
  readonly server: Pick<PasswordResetServer, "outbox" | "isWritable">;
  /** What `/metrics` shows; without it there is no such path. */
  readonly metrics?: Metrics | undefined;
  /** Whose queue the metrics show. */
  readonly hasher?: Pick<Argon2idHasher, "load"> | undefined;
  /** Default 0: any free port; `url` says which. */
  readonly port?: number | undefined;
  /** Default `127.0.0.1`. It is not meant for the public: anybody who reaches it sees how much is going on. */
  readonly hostname?: string | undefined;
  /** From when it aborts on, `/readyz` says that the server takes no more. */
  readonly stopping?: AbortSignal | undefined;
  /** For how long a mail may be due before `/readyz` says that the server is not ready, in ms. Default: for ever. */
  readonly maxOutboxAge?: number | undefined;
};

/** How long the database may take to answer before it counts as away, in ms. */
const PATIENCE = 2000;

type Reply = { readonly status: number; readonly type: string; readonly body: string };

/**
 * Listens beside the server for whoever runs it: `/livez` (the process answers), `/readyz` (the database answers
 * and takes writes too, and requests are welcome) and `/metrics`.
 *
 * @throws where the port cannot be listened to.
 * @example
 * ```ts
 * const { url, close } = await serveOperations({ server, port: 9090 });
 * ```
 */
export async function serveOperations(options: OperationsOptions): Promise<Listening> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, type, body } = await replyTo(request.url ?? "", options).catch(unavailable);
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  const listener = createServer({ headersTimeout: 5000, requestTimeout: 5000 }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const url = await listen(listener, options.port ?? 0, options.hostname ?? "127.0.0.1");
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        listener.closeAllConnections();
      }),
  };
}

async function replyTo(path: string, options: OperationsOptions): Promise<Reply> {
  if (path === "/livez") return json(200, { alive: true });
  if (path === "/readyz") return readiness(options);
  if (path === "/metrics" && options.metrics !== undefined) {
    const { outbox } = options.server;
    return {
      status: 200,
      type: METRICS_TYPE,
      body: await options.metrics.read({ outbox, hasher: options.hasher }),
    };
  }
  return json(404, { error: "There is /livez, /readyz and, where it is asked for, /metrics." });
}

async function readiness({ server, stopping, maxOutboxAge = Infinity }: OperationsOptions): Promise<Reply> {
  if (stopping?.aborted === true) return json(503, { ready: false, because: "the server is stopping" });
  const [status, isWritable] = await Promise.all([
    within(server.outbox.status()),
    within(server.isWritable()),
  ]);
  if (status === undefined) return json(503, { ready: false, because: "the database does not answer" });
  if (isWritable !== true) return json(503, { ready: false, because: "the database takes no writes" });
  const age = Math.max(0, Date.now() - (status.oldestDueAt ?? Infinity));
  const outbox = { pending: status.pending, dead: status.dead, overdue: age };
  if (age > maxOutboxAge) return json(503, { ready: false, because: "mails are not sent", outbox });
  return json(200, { ready: true, outbox });
}

/** What the work gives, or `undefined` where it fails or takes too long. */
async function within<Result>(work: Promise<Result>): Promise<Result | undefined> {
  const patience = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => patience.resolve(undefined), PATIENCE);
  try {
    return await Promise.race([work, patience.promise]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function unavailable(): Reply {
  return json(503, { error: "What was asked for could not be read. Look at the log." });
}

function json(status: number, body: unknown): Reply {
  return { status, type: "application/json", body: `${JSON.stringify(body)}\n` };
}
