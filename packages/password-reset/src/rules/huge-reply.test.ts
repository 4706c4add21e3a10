import { expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { flood, reply, respond } from "../testing/behaviours.ts";
import { failureOf, requested } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";

const size = 50_000_000;
/** What the two ends of a loopback connection buffer between them, at most; what was read is far less. */
const buffered = 20_000_000;
const head = (status: number) =>
  Buffer.from(
    `HTTP/1.1 ${status} Reason\r\nContent-Type: application/json\r\nContent-Length: ${size}\r\n\r\n`,
  );

test.each([
  [201, "invalid_response", "applied"],
  [422, "unprocessable", "not_applied"],
  [500, "server_error", "unknown"],
] as const)("a %i of 50 MB is refused early", async (status, code, outcome) => {
  const server = await startFaultServer(flood(head(status), size));
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
  expect(error).toMatchObject({ code, status, outcome, errors: [] });
  await server.until(() => server.connections.every((socket) => socket.destroyed));
  expect(server.connections[0]?.bytesWritten).toBeLessThan(buffered);
});

test("a 201 of 50 MB to the request for a mail is a success, and is not read", async () => {
  const server = await startFaultServer(flood(head(201), size));
  await requested({ baseUrl: server.baseUrl });
  await server.until(() => server.connections.every((socket) => socket.destroyed));
  expect(server.connections[0]?.bytesWritten).toBeLessThan(buffered);
});

test("a small reply that unpacks to 50 MB is refused", async () => {
  const body = gzipSync(Buffer.alloc(size, " "));
  const server = await startFaultServer(
    respond(reply(201, { headers: { "Content-Encoding": "gzip" }, body })),
  );
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
  expect(error).toMatchObject({ code: "invalid_response", outcome: "applied" });
});

test("headers above what the platform takes are a lost connection", async () => {
  const server = await startFaultServer(
    respond(reply(201, { headers: { "X-Huge": "x".repeat(1_000_000) } })),
  );
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry: 10 });
  expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
  expect(server.requests).toHaveLength(1);
});
