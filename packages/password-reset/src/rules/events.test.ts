import { describe, expect, test } from "vitest";
import { createPasswordResetClient, type PasswordResetEvent } from "../index.ts";
import { json, reply, respond } from "../testing/behaviours.ts";
import { failureOf, requested, reset } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { password, token } from "../testing/samples.ts";

const timed = { duration: expect.any(Number) as number };
const call = expect.any(Number) as number;

test("a success is told as attempt, response, success", async () => {
  const server = await startFaultServer(
    respond(json(201, { new_password: password }, { "X-Request-Id": "r-1" })),
  );
  const events: PasswordResetEvent[] = [];
  await reset({ baseUrl: server.baseUrl, onEvent: (event) => events.push(event) });
  expect(events).toEqual([
    { call, type: "attempt", operation: "resetPassword", attempt: 1 },
    {
      call,
      type: "response",
      operation: "resetPassword",
      attempt: 1,
      status: 201,
      requestId: "r-1",
      ...timed,
    },
    {
      call,
      type: "success",
      operation: "resetPassword",
      attempts: 1,
      status: 201,
      requestId: "r-1",
      ...timed,
    },
  ]);
});

test("a failure is told as attempt, response, failure, with the facts of the error", async () => {
  const server = await startFaultServer(respond(json(403, {}, { "X-Request-Id": "r-2" })));
  const events: PasswordResetEvent[] = [];
  await failureOf("createPasswordResetToken", {
    baseUrl: server.baseUrl,
    onEvent: (event) => events.push(event),
  });
  const operation = "createPasswordResetToken";
  expect(events).toEqual([
    { call, type: "attempt", operation, attempt: 1 },
    { call, type: "response", operation, attempt: 1, status: 403, requestId: "r-2", ...timed },
    {
      call,
      type: "failure",
      operation,
      attempts: 1,
      code: "forbidden",
      outcome: "not_applied",
      status: 403,
      requestId: "r-2",
      ...timed,
    },
  ]);
});

test("events of calls at the same time can be told apart", async () => {
  const server = await startFaultServer(respond(json(201, { new_password: password })));
  const events: PasswordResetEvent[] = [];
  const onEvent = (event: PasswordResetEvent) => events.push(event);
  const client = createPasswordResetClient({ token, baseUrl: server.baseUrl, onEvent });
  await Promise.all([client.resetPassword(), client.resetPassword(), client.resetPassword()]);
  const byCall = Object.values(Object.groupBy(events, (event) => event.call));
  const types = byCall.map((group) => group?.map(({ type }) => type));
  expect(types).toEqual(Array.from({ length: 3 }, () => ["attempt", "response", "success"]));
});

test("bad input is told as a failure without an attempt", async () => {
  const events: PasswordResetEvent[] = [];
  await failureOf("createPasswordResetToken", { email: "", onEvent: (event) => events.push(event) });
  expect(events).toEqual([
    {
      call,
      type: "failure",
      operation: "createPasswordResetToken",
      attempts: 0,
      code: "invalid_input",
      outcome: "not_applied",
      status: undefined,
      requestId: undefined,
      ...timed,
    },
  ]);
});

test("the answer names the exchange, as its events do", async () => {
  const server = await startFaultServer(respond(reply(201, { headers: { "X-Request-Id": "r-3" } })));
  expect(await requested({ baseUrl: server.baseUrl })).toEqual({ requestId: "r-3" });
});

describe("a listener that fails changes nothing", () => {
  const failing: readonly (readonly [string, () => unknown])[] = [
    [
      "at once",
      () => {
        throw new Error("listener");
      },
    ],
    ["later", async () => Promise.reject(new Error("listener"))],
  ];

  test.each(failing)("%s", async (_, fail) => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", listen);
    const server = await startFaultServer(respond(json(201, { new_password: password })));
    const client = createPasswordResetClient({ token, baseUrl: server.baseUrl, onEvent: fail });
    expect((await client.resetPassword()).newPassword).toBe(password);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
  });
});
