import { describe, expect, onTestFinished, test, vi } from "vitest";
import { drip, json, neverAnswer, reply, respond } from "../testing/behaviours.ts";
import { bothOperations, failureOf, requested } from "../testing/calls.ts";
import { startFaultServer, type Behaviour } from "../testing/fault-server.ts";
import { email, nobodyThere, password, token } from "../testing/samples.ts";
import { createPasswordResetClient, type PasswordResetEvent } from "../index.ts";

const timeout = 100;
const success = json(201, { new_password: password });
const half = (bytes: Buffer) => bytes.subarray(0, -5);

/** Options of a call whose limit passes once the head of the answer is there, however long that takes. */
function limitAfterHead() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  return {
    timeout,
    onEvent: ({ type }: PasswordResetEvent) =>
      type === "response" && queueMicrotask(() => vi.advanceTimersByTime(timeout)),
  };
}

describe.each(bothOperations)("%s ends within its time limit", (operation) => {
  test.each([
    ["a server that never answers", neverAnswer],
    ["a status line that drips", drip(success, 10)],
    ["a head that stalls", respond(Buffer.from("HTTP/1.1 201 Created\r\nContent-Type: app"))],
    ["endless interim replies", drip(Buffer.from("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(100)), 1)],
  ])("against %s", async (_, behaviour) => {
    const server = await startFaultServer(behaviour);
    const error = await failureOf(operation, { baseUrl: server.baseUrl, timeout });
    expect(error).toMatchObject({ code: "timeout", outcome: "unknown", status: undefined, attempts: 1 });
    expect(error.message).toContain("timed out. ");
    await server.until(() => server.connections.every((socket) => socket.destroyed));
  });

  test("against a refusal whose body stalls: the status counts", async () => {
    const server = await startFaultServer(respond(half(json(422, { error: "No such user" }))));
    const error = await failureOf(operation, { baseUrl: server.baseUrl, ...limitAfterHead() });
    expect(error).toMatchObject({
      code: "unprocessable",
      status: 422,
      outcome: "not_applied",
      errors: [],
      attempts: 1,
    });
  });

  test("against a failure whose body stalls: the status counts", async () => {
    const server = await startFaultServer(respond(half(json(500, { error: "Oops" }))));
    const error = await failureOf(operation, { baseUrl: server.baseUrl, ...limitAfterHead() });
    expect(error).toMatchObject({ code: "server_error", status: 500, outcome: "unknown", errors: [] });
  });

  test("of its own, where the call sets one", async () => {
    const server = await startFaultServer(neverAnswer);
    const error = await failureOf(operation, { baseUrl: server.baseUrl, timeout: false, call: { timeout } });
    expect(error).toMatchObject({ code: "timeout", outcome: "unknown" });
  });
});

test.each([
  ["stalls", respond(half(success))],
  [
    "drips",
    {
      asked: (socket) => {
        socket.write(success.subarray(0, -10));
        drip(success.subarray(-10), 400).asked?.(socket, undefined as never);
      },
    } satisfies Behaviour,
  ],
])(
  "a new password whose body %s is lost, and the error says that the password was reset",
  async (_, behaviour) => {
    const server = await startFaultServer(behaviour);
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, ...limitAfterHead() });
    expect(error).toMatchObject({ code: "timeout", outcome: "applied", status: 201, attempts: 1 });
    expect(error.message).toContain("timed out: no usable new password. ");
    expect(error.message).toContain("The password was reset, but the new one is lost.");
    await server.until(() => server.connections.every((socket) => socket.destroyed));
  },
);

test("a mail is asked for as soon as the 201 is there: its body is not waited for", async () => {
  const server = await startFaultServer(respond(reply(201, { headers: { "Content-Length": "1000" } })));
  await requested({ baseUrl: server.baseUrl, timeout: false });
  await server.until(() => server.connections.every((socket) => socket.destroyed));
  expect(server.requests).toHaveLength(1);
});

test("without a limit a slow answer is waited for", async () => {
  const server = await startFaultServer(drip(success, 1));
  const client = createPasswordResetClient({ token, baseUrl: server.baseUrl, timeout: false });
  expect((await client.resetPassword()).newPassword).toBe(password);
});

test("a limit that passes during the wait for a repeat: nothing was carried out", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const limit = 60_000;
  const error = await failureOf("resetPassword", {
    baseUrl: nobodyThere,
    timeout: limit,
    onEvent: ({ type }) => type === "retry" && queueMicrotask(() => vi.advanceTimersByTime(limit)),
  });
  expect(error).toMatchObject({ code: "timeout", outcome: "not_applied", attempts: 1 });
});

test("an answer whose end does not come is not believed, and is let go of", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const pieces = [new TextEncoder().encode(JSON.stringify({ new_password: password }))];
  const letGoOf = Promise.withResolvers<string>();
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces.pop();
        if (piece) {
          controller.enqueue(piece);
        } else {
          vi.advanceTimersByTime(timeout);
        }
      },
      cancel: () => letGoOf.resolve("let go of"),
    },
    { highWaterMark: 0 },
  );
  const error = await failureOf("resetPassword", {
    timeout,
    fetch: async () => new Response(body, { status: 201 }),
  });
  expect(error).toMatchObject({ code: "timeout", status: 201, outcome: "applied" });
  await expect(letGoOf.promise).resolves.toBe("let go of");
});

test("a late answer to a `fetch` that does not heed the signal does not hold its connection", async () => {
  let answer: (response: Response) => void = () => undefined;
  const client = createPasswordResetClient({
    token,
    timeout: 50,
    fetch: async () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      }),
  });
  await expect(client.createPasswordResetToken({ email })).rejects.toMatchObject({
    code: "timeout",
    outcome: "unknown",
  });
  const cancelled = new Promise<string>((resolve) => {
    answer(new Response(new ReadableStream({ cancel: () => resolve("cancelled") })));
  });
  await expect(cancelled).resolves.toBe("cancelled");
});
