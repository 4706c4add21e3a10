import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createPasswordResetClient } from "../index.ts";
import {
  drip,
  hangUpAfterRequest,
  json,
  neverAnswer,
  reply,
  resetAfterRequest,
  resetWhenReused,
  respond,
  respondAndClose,
} from "../testing/behaviours.ts";
import { bothOperations, failureOf } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { email, password, token } from "../testing/samples.ts";

const retry = 10;

describe.each(bothOperations)("%s reaches the server once", (operation) => {
  test.each([400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 418, 422, 423, 425, 431, 451])(
    "after a %i",
    async (status) => {
      const server = await startFaultServer(respond(json(status, { error: "No" })));
      const error = await failureOf(operation, { baseUrl: server.baseUrl, retry });
      expect(server.requests).toHaveLength(1);
      expect(error).toMatchObject({ status, outcome: "not_applied", errors: ["No"], attempts: 1 });
    },
  );

  test.each([500, 501, 502, 503, 504, 507, 511, 599, 600, 999])(
    "after a %i, with Retry-After or not",
    async (status) => {
      for (const headers of [{}, { "Retry-After": "0" }]) {
        const server = await startFaultServer(respond(json(status, { errors: ["Down"] }, headers)));
        const error = await failureOf(operation, { baseUrl: server.baseUrl, retry });
        expect(server.requests).toHaveLength(1);
        expect(error).toMatchObject({
          code: "server_error",
          status,
          outcome: "unknown",
          errors: ["Down"],
          attempts: 1,
        });
      }
    },
  );

  test.each([
    ["a reset", resetAfterRequest],
    ["a connection that ends without an answer", hangUpAfterRequest],
    ["half a status line", respondAndClose(Buffer.from("HTTP/1.1 20"))],
    ["an answer that is not HTTP", respondAndClose(Buffer.from("220 mail.example.com ESMTP\r\n"))],
  ])("after %s", async (_, behaviour) => {
    const server = await startFaultServer(behaviour);
    const error = await failureOf(operation, { baseUrl: server.baseUrl, retry });
    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "network", outcome: "unknown", status: undefined, attempts: 1 });
  });

  test.each([
    ["no answer", neverAnswer],
    ["an answer that drips", drip(reply(201, { body: "{}" }), 20)],
  ])("after %s in time", async (_, behaviour) => {
    const server = await startFaultServer(behaviour);
    // The limit passes once the server has the request, however long that takes.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const failure = failureOf(operation, { baseUrl: server.baseUrl, retry, timeout: 400 });
    await server.until(() => server.requests.length === 1);
    vi.advanceTimersByTime(400);
    const error = await failure;
    await server.until(() => server.connections.every((socket) => socket.destroyed));
    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "timeout", outcome: "unknown", attempts: 1 });
  });

  test.each(["started", "asked"] as const)("after a reset on a used connection (%s)", async (step) => {
    const server = await startFaultServer(resetWhenReused(json(201, { new_password: password }), step));
    const client = createPasswordResetClient({ token, baseUrl: server.baseUrl, retry });
    let error: unknown;
    // Whether a call takes a used connection is up to the platform's pool; at some call it does.
    while (error === undefined) {
      error = await client[operation]({ email }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    }
    expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
    const { length } = server.connections;
    expect(server.requests).toHaveLength(step === "asked" ? length + 1 : length);
  });
});

test("a 407, which the platform hides: nobody can know", async () => {
  const server = await startFaultServer(respond(reply(407)));
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry });
  expect(server.requests).toHaveLength(1);
  expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
});

test("a 101 that nobody asked for, and a status that there is not: nobody can know", async () => {
  for (const head of ["101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade", "099 No"]) {
    const server = await startFaultServer(respond(Buffer.from(`HTTP/1.1 ${head}\r\n\r\n`)));
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry });
    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
  }
});

test("a 421 was not carried out; the platform asks once more on a new connection, as the standard of fetch says", async () => {
  const server = await startFaultServer(respond(json(421, { error: "Misdirected" })));
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry });
  expect(error).toMatchObject({
    code: "unexpected_status",
    status: 421,
    outcome: "not_applied",
    attempts: 1,
  });
  expect(server.requests.length).toBeLessThanOrEqual(2);
});

test("a 429 to DELETE is told at once, however short the wait that it asks for", async () => {
  const server = await startFaultServer(respond(json(429, { error: "Slow down" }, { "Retry-After": "0" })));
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry });
  expect(server.requests).toHaveLength(1);
  expect(error).toMatchObject({ code: "rate_limited", outcome: "not_applied", retryAfter: 0, attempts: 1 });
});
