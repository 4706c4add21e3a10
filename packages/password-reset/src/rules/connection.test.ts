import { describe, expect, test } from "vitest";
import type { PasswordResetEvent } from "../index.ts";
import { json, resetAtFirstByte, resetOnConnection, respond } from "../testing/behaviours.ts";
import { bothOperations, failureOf, reset } from "../testing/calls.ts";
import { startUntrustedServer } from "../testing/certificate.ts";
import { startFaultServer, type Behaviour } from "../testing/fault-server.ts";
import { nobodyThere, password } from "../testing/samples.ts";

/** The record by which a TLS server ends a handshake, with its reason (RFC 8446, section 6). */
const alert = (reason: number) => Buffer.from([21, 3, 1, 0, 2, 2, reason]);

describe.each(bothOperations)("%s", (operation) => {
  test("where nobody listens is repeated, with growing waits, and was not carried out", async () => {
    const events: PasswordResetEvent[] = [];
    const error = await failureOf(operation, {
      baseUrl: nobodyThere,
      onEvent: (event) => events.push(event),
    });
    expect(error).toMatchObject({ code: "network", outcome: "not_applied", status: undefined, attempts: 3 });
    expect(error.message).toContain("no connection: ECONNREFUSED.");
    expect(error.message).toContain("Check the base URL and the network.");
    const waits = events.filter((event) => event.type === "retry").map(({ delay }) => delay);
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(100);
    expect(waits[0]).toBeLessThanOrEqual(200);
    expect(waits[1]).toBeGreaterThanOrEqual(200);
    expect(waits[1]).toBeLessThanOrEqual(400);
  });

  test("where nobody listens is sent once where the caller wants no repeat", async () => {
    const error = await failureOf(operation, { baseUrl: nobodyThere, call: { retry: 0 } });
    expect(error).toMatchObject({ code: "network", outcome: "not_applied", attempts: 1 });
  });

  test("to a host that has no address was not carried out", async () => {
    const error = await failureOf(operation, { baseUrl: "https://host.invalid", retry: 0 });
    expect(error).toMatchObject({ code: "network", outcome: "not_applied" });
    expect(error.message).toMatch(/no connection: (?:ENOTFOUND|EAI_AGAIN)\./);
  });

  test("to a port that the platform refuses was not carried out", async () => {
    const error = await failureOf(operation, { baseUrl: "http://127.0.0.1:6000" });
    expect(error).toMatchObject({ code: "network", outcome: "not_applied", attempts: 1 });
  });

  test("to a certificate that nobody signed was not carried out: the handshake never ended", async () => {
    const server = await startUntrustedServer();
    const error = await failureOf(operation, { baseUrl: server.baseUrl, retry: 10 });
    expect(error).toMatchObject({ code: "network", outcome: "not_applied", attempts: 1 });
    expect(error.message).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(server.requests()).toBe(0);
  });

  test("over https to a server that hangs up in the handshake was not carried out", async () => {
    const server = await startFaultServer({ started: (socket) => void socket.end() });
    const baseUrl = server.baseUrl.replace("http:", "https:");
    const error = await failureOf(operation, { baseUrl, retry: 10 });
    expect(error).toMatchObject({ code: "network", outcome: "not_applied", attempts: 1 });
    expect(server.connections).toHaveLength(1);
  });

  test.each([
    ["plain text", Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n")],
    ["that no cipher is shared", alert(40)],
    ["that no version is shared", alert(70)],
    ["that it has no such name", alert(112)],
    ["that it speaks HTTP/2 only", alert(120)],
  ])("over https to a server that answers %s was not carried out", async (_, bytes) => {
    const server = await startFaultServer({ started: (socket) => void socket.end(bytes) });
    const baseUrl = server.baseUrl.replace("http:", "https:");
    const error = await failureOf(operation, { baseUrl, retry: 10 });
    expect(error).toMatchObject({ code: "network", outcome: "not_applied", attempts: 1 });
    expect(error.message).toMatch(/no connection: ERR_SSL_[\w/]+\. .*Check the base URL and the network\./);
    expect(server.connections).toHaveLength(1);
  });

  test.each([
    ["fails inside", { started: (socket) => void socket.end(alert(80)) }],
    ["breaks off", resetAtFirstByte],
  ] satisfies readonly [string, Behaviour][])(
    "over https to a server that %s is not repeated: it looks like a loss after sending",
    async (_, behaviour) => {
      const server = await startFaultServer(behaviour);
      const baseUrl = server.baseUrl.replace("http:", "https:");
      const error = await failureOf(operation, { baseUrl, retry: 10 });
      expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
      expect(server.connections).toHaveLength(1);
    },
  );

  test("to a connection that is reset at once is not repeated", async () => {
    const server = await startFaultServer(resetOnConnection);
    const error = await failureOf(operation, { baseUrl: server.baseUrl, retry: 10 });
    expect(error).toMatchObject({ code: "network", attempts: 1 });
    // Whether the reset is seen while connecting or after it is a race; both answers are true of it.
    expect(error.outcome).not.toBe("applied");
    expect(server.connections).toHaveLength(1);
    expect(server.requests).toHaveLength(0);
  });
});

test("a server that comes back is found by the repeat", async () => {
  const server = await startFaultServer(respond(json(201, { new_password: password })));
  let calls = 0;
  const { newPassword } = await reset({
    baseUrl: server.baseUrl,
    retry: 1,
    async fetch(request, init) {
      calls += 1;
      return fetch(calls === 1 ? new Request(nobodyThere, request) : request, init);
    },
  });
  expect(newPassword).toBe(password);
  expect(calls).toBe(2);
  expect(server.requests).toHaveLength(1);
});
