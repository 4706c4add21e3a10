import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What can be done to one request. Those named `…After` let the server do its work first. */
export const everyFault = [
  "none",
  "dropBefore",
  "dropDuring",
  "dropAfter",
  "cutBody",
  "htmlAfter",
  "emptyAfter",
  "busyBefore",
  "busyAfter",
  "failedAfter",
  "redirectBefore",
  "hangBefore",
  "hangAfter",
] as const;

/** What something in between may do that sends a request again by itself: the client hears of the second reply alone. */
export const everyDuplication = ["twiceInTurn", "twiceAtOnce"] as const;

type Fault = (typeof everyFault)[number] | (typeof everyDuplication)[number];

type PlanOptions = {
  /** A method whose requests no fault strikes. Default: none is spared. */
  readonly sparing?: string;
};

export type FaultProxy = {
  readonly url: string;
  /** Faults for the requests to come, in order; then there are none. */
  readonly plan: (faults: readonly Fault[], options?: PlanOptions) => void;
  /** The method of each request that the client has sent since the last plan. */
  readonly received: readonly string[];
  /**
   * Resolves when the server has answered all that it was given, whether or not the client still waits.
   * That includes what the client had sent, and this proxy had not yet read, when the client gave up.
   */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A path that this proxy answers itself. Asked on a connection of its own, it is read after all that was sent before. */
const lastCall = "/last-call";

type Reply = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
};

/** Stands between client and servers, asks these in turn, and does what networks, proxies and dying servers do. */
export async function startFaultProxy(upstreams: readonly string[]): Promise<FaultProxy> {
  const faults: Fault[] = [];
  const received: string[] = [];
  let spared: string | undefined;
  const pending = new Set<Promise<Reply>>();
  let forwarded = 0;
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === lastCall) {
      outgoing.end();
      return;
    }
    received.push(incoming.method ?? "");
    const fault = incoming.method === spared ? "none" : (faults.shift() ?? "none");
    const forward = async () => {
      const upstream = new URL(upstreams[forwarded % upstreams.length] as string);
      forwarded += 1;
      const reply = askUpstream(upstream, incoming);
      pending.add(reply);
      return reply.finally(() => pending.delete(reply));
    };
    inflict(fault, forward, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    plan(next, { sparing } = {}) {
      spared = sparing;
      faults.splice(0, faults.length, ...next);
      received.length = 0;
    },
    received,
    async settled() {
      await askUpstream(new URL(lastCall, url), { method: "GET", url: lastCall, headers: {} });
      await Promise.allSettled(pending);
    },
    close: async () => closeServer(server),
  };
}

async function inflict(fault: Fault, forward: () => Promise<Reply>, outgoing: ServerResponse): Promise<void> {
  switch (fault) {
    case "dropBefore":
      outgoing.destroy();
      return;
    case "dropDuring": {
      const reply = forward();
      outgoing.destroy();
      await reply;
      return;
    }
    case "busyBefore":
      answer(outgoing, 503, "<h1>Busy</h1>");
      return;
    case "redirectBefore":
      outgoing.writeHead(307, { location: "https://elsewhere.example/reset-password" }).end();
      return;
    case "hangBefore":
      return;
    case "twiceInTurn":
      await forward();
      afterForwarding("none", await forward(), outgoing);
      return;
    case "twiceAtOnce": {
      const first = forward();
      afterForwarding("none", await forward(), outgoing);
      await first;
      return;
    }
    default:
      afterForwarding(fault, await forward(), outgoing);
  }
}

function afterForwarding(fault: Fault, reply: Reply, outgoing: ServerResponse): void {
  const { status, headers, body } = reply;
  switch (fault) {
    case "dropAfter":
      outgoing.destroy();
      return;
    case "hangAfter":
      return;
    case "busyAfter":
      answer(outgoing, 503, "<h1>Busy</h1>");
      return;
    case "failedAfter":
      answer(outgoing, 502, "");
      return;
    case "htmlAfter":
      answer(outgoing, status, "<h1>Hello</h1>");
      return;
    case "emptyAfter":
      answer(outgoing, status, "");
      return;
    case "cutBody":
      outgoing.writeHead(status, { ...headers, "content-length": String(body.length + 10) });
      outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
      return;
    default:
      outgoing.writeHead(status, headers).end(body);
  }
}

function answer(outgoing: ServerResponse, status: number, html: string): void {
  outgoing.writeHead(status, { "content-type": "text/html" }).end(html);
}

async function askUpstream(
  upstream: URL,
  incoming: Pick<IncomingMessage, "method" | "url" | "headers">,
): Promise<Reply> {
  const { method = "GET", url: path = "/", headers } = incoming;
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: upstream.hostname, port: upstream.port, method, path, headers, agent: false },
      (reply) => {
        reply
          .toArray()
          .then(
            (chunks: Buffer[]) =>
              resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) }),
            reject,
          );
      },
    );
    asked.on("error", reject).end();
  });
}

async function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
