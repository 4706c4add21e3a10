import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the server misbehaves, or not. */
export type Fault =
  | "none"
  | "unauthorized"
  | "unprocessable"
  | "limited"
  | "failing"
  /** The connection is cut when the request has arrived. */
  | "lost"
  /** Nothing is ever answered. */
  | "silent"
  /** The password is reset, and the answer does not say to what. */
  | "passwordless";

export type FaultServer = {
  readonly baseUrl: string;
  /** The methods of the requests so far. */
  readonly requests: readonly string[];
  /** The keys and tokens that came with them. */
  readonly tokens: readonly (string | undefined)[];
  /** Resolves when a request has arrived. */
  readonly nextRequest: Promise<void>;
  readonly close: () => Promise<void>;
};

/** The password that a reset answers with where there is no fault. */
export const faultServerPassword = "Zq7-correct-horse-battery";

/** A server of the contract on loopback that does one thing wrong. */
export async function startFaultServer(fault: Fault): Promise<FaultServer> {
  const requests: string[] = [];
  const tokens: (string | undefined)[] = [];
  const arrival = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    requests.push(request.method ?? "");
    tokens.push(request.headers["x-auth-token"]?.toString());
    arrival.resolve();
    response.setHeader("X-Request-Id", "01JD8Q2Z4T6V9K");
    answers[fault](response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/metal/v1`,
    requests,
    tokens,
    nextRequest: arrival.promise,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const answers: Record<Fault, (response: ServerResponse, request: IncomingMessage) => void> = {
  none: (response, request) =>
    request.method === "DELETE"
      ? json(response, 201, { new_password: faultServerPassword })
      : json(response, 201),
  unauthorized: (response) => json(response, 401, { error: "Invalid authentication token" }),
  unprocessable: (response) => json(response, 422, { errors: ["email is not one address"] }),
  limited(response) {
    response.setHeader("Retry-After", "30");
    json(response, 429, { error: "Too many requests" });
  },
  failing: (response) => json(response, 503, { error: "Down for maintenance" }),
  lost: (_response, request) => request.socket.destroy(),
  silent: () => undefined,
  passwordless: (response) => json(response, 201, {}),
};

function json(response: ServerResponse, status: number, body?: unknown): void {
  response
    .writeHead(status, { "Content-Type": "application/json" })
    .end(body === undefined ? "" : JSON.stringify(body));
}
