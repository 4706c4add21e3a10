import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** One request as it stood on the wire. */
export type ReceivedRequest = {
  /** Which connection it came on, counted from 1. */
  readonly connection: number;
  readonly method: string;
  /** Path and query, undecoded. */
  readonly target: string;
  readonly headers: Headers;
  /** The whole head, each byte as one character. */
  readonly raw: string;
};

/** What the server does with one exchange. A step that destroys the connection is the last one. */
export type Behaviour = {
  /** Runs when the connection stands, before anything of the request is read. */
  readonly connected?: (socket: Socket) => void;
  /** Runs at the first byte of the request. */
  readonly started?: (socket: Socket) => void;
  /** Runs when the whole request was read. */
  readonly asked?: (socket: Socket, request: ReceivedRequest) => void;
};

export type FaultServer = {
  readonly baseUrl: string;
  /** Every request that was read to its end, in order. */
  readonly requests: readonly ReceivedRequest[];
  /** Every connection that was made, open or not, in order. */
  readonly connections: readonly Socket[];
  /** Resolves when the condition holds; it is looked at whenever something happens on a connection. */
  readonly until: (condition: () => boolean) => Promise<void>;
  /** Breaks every connection off, without a goodbye. */
  readonly resetAll: () => void;
  readonly close: () => Promise<void>;
};

/**
 * A server on loopback that misbehaves as told: the first exchange as the first behaviour says, the
 * second as the second, and every later one as the last. It is closed when the test has ended.
 */
export async function startFaultServer(...behaviours: readonly Behaviour[]): Promise<FaultServer> {
  const requests: ReceivedRequest[] = [];
  const connections: Socket[] = [];
  const waiting = new Set<() => void>();
  const changed = () => waiting.forEach((look) => look());
  const current = () => behaviours[Math.min(requests.length, behaviours.length - 1)] ?? {};

  const server = createServer((socket) => {
    const connection = connections.push(socket);
    // A client that breaks off is what many of these tests are about.
    socket.on("error", changed).on("close", changed);
    const { connected } = current();
    if (connected !== undefined) {
      connected(socket);
      changed();
      return;
    }
    let received = "";
    socket.on("data", (chunk) => {
      const { started, asked } = current();
      if (received === "") {
        started?.(socket);
      }
      received += chunk.toString("latin1");
      const end = received.indexOf("\r\n\r\n");
      if (end !== -1 && !socket.destroyed) {
        const request = readHead(received.slice(0, end + 4), connection);
        received = received.slice(end + 4);
        requests.push(request);
        asked?.(socket, request);
      }
      changed();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const faultServer: FaultServer = {
    baseUrl: `http://127.0.0.1:${port}`,
    requests,
    connections,
    async until(condition) {
      await new Promise<void>((resolve) => {
        const look = () => {
          if (condition()) {
            waiting.delete(look);
            resolve();
          }
        };
        waiting.add(look);
        look();
      });
    },
    resetAll: () => connections.forEach((socket) => socket.resetAndDestroy()),
    async close() {
      if (server.listening) {
        const closed = once(server, "close");
        server.close();
        connections.forEach((socket) => socket.destroy());
        await closed;
      }
    },
  };
  onTestFinished(faultServer.close);
  return faultServer;
}

function readHead(raw: string, connection: number): ReceivedRequest {
  const [requestLine = "", ...lines] = raw.trimEnd().split("\r\n");
  const [method = "", target = ""] = requestLine.split(" ");
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(":");
    headers.append(line.slice(0, colon), line.slice(colon + 1));
  }
  return { connection, method, target, headers, raw };
}
