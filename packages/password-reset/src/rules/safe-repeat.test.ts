import { describe, expect, test } from "vitest";
import { createPasswordResetClient, type PasswordResetEvent } from "../index.ts";
import {
  hangUpAfterRequest,
  json,
  neverAnswer,
  reply,
  resetAfterRequest,
  respond,
  respondAndClose,
} from "../testing/behaviours.ts";
import { failureOf, requested, reset } from "../testing/calls.ts";
import { startFaultServer, type FaultServer } from "../testing/fault-server.ts";
import { password } from "../testing/samples.ts";

const announced = { "Accept-Idempotency-Key": "DELETE;ttl=300" };
const success = respond(json(201, { new_password: password }, announced));
const supported = respond(reply(204, { headers: announced }));
const token = "mk_reset_S4feRepe4t";
const alsoSecret = [token];

const methods = (server: FaultServer) => server.requests.map(({ method }) => method);
const keys = (server: FaultServer) =>
  server.requests
    .filter(({ method }) => method === "DELETE")
    .map(({ headers }) => headers.get("idempotency-key"));

describe("where the server announces that it answers a repeat with its first reply", () => {
  test.each([
    ["a failure", respond(json(500, { error: "Oops" }, announced))],
    ["a reply that is not JSON", respond(reply(201, { headers: announced, body: "<html>" }))],
    [
      "a reply that is cut off",
      respondAndClose(json(201, { new_password: password }, announced).subarray(0, -3)),
    ],
    ["a 429 with a short wait", respond(json(429, {}, { ...announced, "Retry-After": "0" }))],
  ])("%s is repeated under the same key", async (_, behaviour) => {
    const server = await startFaultServer(behaviour, success);
    const { newPassword } = await reset({ baseUrl: server.baseUrl });
    expect(newPassword).toBe(password);
    expect(methods(server)).toEqual(["DELETE", "DELETE"]);
    const [first, second] = keys(server);
    expect(first).toBe(second);
    expect(first).toMatch(/^"[\da-f-]{36}"$/);
  });

  test("a failure is repeated when the server says, and not sooner", async () => {
    const busy = respond(json(503, {}, { ...announced, "Retry-After": "1" }));
    const server = await startFaultServer(busy, success);
    const events: PasswordResetEvent[] = [];
    await reset({ baseUrl: server.baseUrl, onEvent: (event) => events.push(event) });
    expect(methods(server)).toEqual(["DELETE", "DELETE"]);
    expect(events.find(({ type }) => type === "retry")).toMatchObject({ status: 503, delay: 1000 });
  });

  test.each([
    ["5", 5000],
    ["3600", 3_600_000],
  ])(
    "a failure whose Retry-After of %s s is beyond the time limit is told at once",
    async (wait, retryAfter) => {
      const server = await startFaultServer(respond(json(503, {}, { ...announced, "Retry-After": wait })));
      const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, timeout: 5000 });
      expect(methods(server)).toEqual(["DELETE"]);
      expect(error).toMatchObject({ code: "server_error", outcome: "unknown", retryAfter, attempts: 1 });
    },
  );

  test("a failure that asks for no wait is repeated after some all the same", async () => {
    const busy = respond(json(503, {}, { ...announced, "Retry-After": "0" }));
    const server = await startFaultServer(busy, success);
    const events: PasswordResetEvent[] = [];
    await reset({ baseUrl: server.baseUrl, onEvent: (event) => events.push(event) });
    const delays = events.flatMap((event) => (event.type === "retry" ? [event.delay] : []));
    expect(delays).toEqual([expect.any(Number)]);
    expect(delays[0]).toBeGreaterThan(0);
  });

  test("a repeat, and the question before it, need nobody who listens", async () => {
    const server = await startFaultServer(resetAfterRequest, supported, success);
    const { newPassword } = await createPasswordResetClient({
      baseUrl: server.baseUrl,
      token,
    }).resetPassword();
    expect(newPassword).toBe(password);
    expect(methods(server)).toEqual(["DELETE", "OPTIONS", "DELETE"]);
  });

  test.each([
    ["a lost connection", resetAfterRequest],
    ["a connection that ends without an answer", hangUpAfterRequest],
    ["a failure of something in between", respond(reply(502, { body: "<html>" }))],
  ])("%s is repeated after asking, without the token and without a key", async (_, behaviour) => {
    const server = await startFaultServer(behaviour, supported, success);
    const events: PasswordResetEvent[] = [];
    await reset({ baseUrl: server.baseUrl, token, onEvent: (event) => events.push(event) });
    expect(methods(server)).toEqual(["DELETE", "OPTIONS", "DELETE"]);
    expect(server.requests[1]?.target).toBe("/reset-password");
    expect(server.requests[1]?.raw).not.toContain(token);
    expect(server.requests[1]?.headers.has("idempotency-key")).toBe(false);
    expect(events.find(({ type }) => type === "safe_repeat_check")).toMatchObject({
      operation: "resetPassword",
      attempt: 1,
      supported: true,
    });
  });

  test("it is repeated as often as `retry` says, and no more", async () => {
    const server = await startFaultServer(respond(json(500, { error: "Oops" }, announced)));
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry: 1 });
    expect(methods(server)).toEqual(["DELETE", "DELETE"]);
    expect(error).toMatchObject({ code: "server_error", outcome: "unknown", attempts: 2 });
  });

  test("what one attempt has left open, a later refusal does not close", async () => {
    const server = await startFaultServer(
      respond(json(500, {}, announced)),
      respond(json(401, { error: "Used" }, announced)),
    );
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
    expect(methods(server)).toEqual(["DELETE", "DELETE"]);
    expect(error).toMatchObject({ code: "unauthorized", status: 401, outcome: "unknown", attempts: 2 });
    expect(error.message).toContain("Nobody can know whether the password was reset.");
  });

  test.each([
    [401, "unauthorized"],
    [500, "server_error"],
  ] as const)("what one attempt has done, a later %i does not undo", async (status, code) => {
    const server = await startFaultServer(
      respond(reply(201, { headers: announced })),
      respond(json(status, {}, announced)),
    );
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry: 1 });
    expect(error).toMatchObject({ code, outcome: "applied", attempts: 2 });
    expect(error.message).toContain("The password was reset, but the new one is lost.");
  });
});

describe("a plain server sees one DELETE", () => {
  test.each([
    ["announces nothing", respond(reply(204))],
    ["announces another method", respond(reply(204, { headers: { "Accept-Idempotency-Key": "POST" } }))],
    ["refuses the question", respond(reply(405, { headers: announced }))],
    ["loses the question", resetAfterRequest],
    ["sends the question elsewhere", respond(reply(307, { headers: { Location: "/", ...announced } }))],
  ])("where it %s", async (_, answer) => {
    const server = await startFaultServer(resetAfterRequest, answer, success);
    const error = await failureOf("resetPassword", {
      baseUrl: server.baseUrl,
      token,
      alsoSecret,
      retry: 10,
    });
    expect(methods(server)).toEqual(["DELETE", "OPTIONS"]);
    expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
  });

  test("where it does not hear the question, and the caller gives up", async () => {
    const server = await startFaultServer(resetAfterRequest, neverAnswer, success);
    const controller = new AbortController();
    const call = { signal: controller.signal };
    const failure = failureOf("resetPassword", { baseUrl: server.baseUrl, token, alsoSecret, call });
    await server.until(() => server.requests.length === 2);
    controller.abort();
    expect(await failure).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
    expect(methods(server)).toEqual(["DELETE", "OPTIONS"]);
  });

  test("and is not asked where its tokens are not of ours", async () => {
    for (const foreign of ["plain", "xmk_reset_1", "mk_project_1", "MK_RESET_1"]) {
      const server = await startFaultServer(resetAfterRequest, supported, success);
      const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, token: foreign, retry: 10 });
      expect(methods(server)).toEqual(["DELETE"]);
      expect(error.outcome).toBe("unknown");
    }
  });

  test.each([{ idempotencyKey: false }, { retry: 0 }] as const)(
    "and no key, and no question, where the caller says %o",
    async (call) => {
      const server = await startFaultServer(respond(json(500, {}, announced)), supported, success);
      await failureOf("resetPassword", { baseUrl: server.baseUrl, token, alsoSecret, call });
      expect(methods(server)).toEqual(["DELETE"]);
      expect(keys(server)).toEqual([null]);
    },
  );

  test("whatever it answers to the request for a mail: that is never repeated for this", async () => {
    const server = await startFaultServer(
      respond(json(500, {}, { "Accept-Idempotency-Key": "DELETE, POST" })),
      respond(reply(201)),
    );
    await failureOf("createPasswordResetToken", { baseUrl: server.baseUrl, token, alsoSecret, retry: 10 });
    expect(methods(server)).toEqual(["POST"]);
  });
});

test("the caller's own key goes along, is a secret, and is sent also without repeats", async () => {
  const idempotencyKey = "caller-chosen-key-0123456789";
  const server = await startFaultServer(respond(json(422, { error: `Key ${idempotencyKey} was used` })));
  const call = { idempotencyKey, retry: 0 };
  const error = await failureOf("resetPassword", {
    baseUrl: server.baseUrl,
    call,
    alsoSecret: [idempotencyKey],
  });
  expect(keys(server)).toEqual([`"${idempotencyKey}"`]);
  expect(error.errors).toEqual(["Key [hidden] was used"]);
});

test("each call has a key of its own, and the request for a mail has none", async () => {
  const server = await startFaultServer(success);
  await reset({ baseUrl: server.baseUrl });
  await reset({ baseUrl: server.baseUrl });
  await requested({ baseUrl: server.baseUrl });
  expect(new Set(keys(server)).size).toBe(2);
  expect(server.requests[2]?.headers.has("idempotency-key")).toBe(false);
});
