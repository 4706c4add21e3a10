import { describe, expect, test } from "vitest";
import type { PasswordResetEvent } from "../index.ts";
import { json, reply, respond } from "../testing/behaviours.ts";
import { failureOf, requested } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";

const tooMany = (headers: Readonly<Record<string, string>>) =>
  respond(json(429, { error: "Too many requests" }, headers));
const taken = respond(reply(201));

describe("a wait that fits into the time limit", () => {
  test("is kept, and the mail is then asked for again", async () => {
    const server = await startFaultServer(tooMany({ "Retry-After": "1" }), taken);
    const events: PasswordResetEvent[] = [];
    await requested({ baseUrl: server.baseUrl, onEvent: (event) => events.push(event) });
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
    expect(server.requests[0]?.target).toBe(server.requests[1]?.target);
    expect(events.map(({ type }) => type)).toEqual([
      "attempt",
      "response",
      "retry",
      "attempt",
      "response",
      "success",
    ]);
    expect(events[2]).toEqual({
      call: events[0]?.call,
      type: "retry",
      operation: "createPasswordResetToken",
      attempt: 1,
      code: "rate_limited",
      status: 429,
      delay: 1000,
    });
    expect(events[5]).toMatchObject({ attempts: 2, status: 201 });
  });

  test.each([
    ["no wait at all", { "Retry-After": "0" }],
    ["a date that has passed", { "Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT" }],
    [
      "a date by the server's own clock",
      { "Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT", Date: "Wed, 21 Oct 2015 07:28:00 GMT" },
    ],
  ])("may be %s", async (_, headers) => {
    const server = await startFaultServer(tooMany(headers), taken);
    await requested({ baseUrl: server.baseUrl });
    expect(server.requests).toHaveLength(2);
  });

  test("is kept as often as `retry` says, and no more", async () => {
    for (const retry of [0, 1, 3]) {
      const server = await startFaultServer(tooMany({ "Retry-After": "0" }));
      const error = await failureOf("createPasswordResetToken", { baseUrl: server.baseUrl, retry });
      expect(server.requests).toHaveLength(retry + 1);
      expect(error).toMatchObject({ code: "rate_limited", outcome: "not_applied", attempts: retry + 1 });
    }
  });
});

describe("a wait that does not fit is told at once", () => {
  test.each([
    ["seconds", { "Retry-After": "5" }, 5000],
    ["an hour", { "Retry-After": "3600" }, 3_600_000],
    ["an absurd number", { "Retry-After": "9".repeat(400) }, Number.MAX_SAFE_INTEGER],
    [
      "a date",
      { "Retry-After": "Tue, 24 Nov 2026 12:02:00 GMT", Date: "Tue, 24 Nov 2026 12:00:00 GMT" },
      120_000,
    ],
  ])("as %s", async (_, headers, retryAfter) => {
    const server = await startFaultServer(tooMany(headers));
    const error = await failureOf("createPasswordResetToken", { baseUrl: server.baseUrl, timeout: 5000 });
    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "rate_limited", status: 429, outcome: "not_applied", retryAfter });
    expect(error.message).toContain(`Wait ${Math.ceil(retryAfter / 1000)} s before the next call.`);
  });

  test("a far date is measured from the reply's own", async () => {
    const server = await startFaultServer(tooMany({ "Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT" }));
    const { retryAfter } = await failureOf("createPasswordResetToken", { baseUrl: server.baseUrl });
    expect(retryAfter).toBeGreaterThan(200_000_000_000_000);
    expect(server.requests).toHaveLength(1);
  });

  test("also where the caller set no time limit: nobody waits for more than a minute unasked", async () => {
    const server = await startFaultServer(tooMany({ "Retry-After": "60" }));
    const error = await failureOf("createPasswordResetToken", { baseUrl: server.baseUrl, timeout: false });
    expect(error).toMatchObject({ code: "rate_limited", retryAfter: 60_000, attempts: 1 });
  });
});

test.each([
  ["none", {}],
  ["an empty one", { "Retry-After": "" }],
  ["words", { "Retry-After": "soon" }],
  ["a negative number", { "Retry-After": "-1" }],
  ["a fraction", { "Retry-After": "0.5" }],
  ["an exponent", { "Retry-After": "1e1" }],
  ["two", { "Retry-After": "0, 0" }],
  ["a date that is none", { "Retry-After": "Foo, 99 Bar 2026 00:00:00 GMT" }],
  ["a date without a zone", { "Retry-After": "2026-11-24T12:00:00" }],
])("a Retry-After that cannot be read (%s) is not guessed at", async (_, headers) => {
  const server = await startFaultServer(tooMany(headers));
  const error = await failureOf("createPasswordResetToken", { baseUrl: server.baseUrl });
  expect(server.requests).toHaveLength(1);
  expect(error).toMatchObject({ code: "rate_limited", status: 429, retryAfter: undefined });
  expect(error.message).toContain("Wait before the next call.");
});

test("a 503 tells its Retry-After and is not repeated: it may have been carried out", async () => {
  const server = await startFaultServer(respond(json(503, { error: "Busy" }, { "Retry-After": "1" })));
  const error = await failureOf("createPasswordResetToken", { baseUrl: server.baseUrl });
  expect(server.requests).toHaveLength(1);
  expect(error).toMatchObject({ code: "server_error", outcome: "unknown", retryAfter: 1000 });
});

test("a repeat whose connection is lost says that nobody can know", async () => {
  const server = await startFaultServer(tooMany({ "Retry-After": "0" }), { asked: (socket) => socket.end() });
  const error = await failureOf("createPasswordResetToken", { baseUrl: server.baseUrl });
  expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 2, status: undefined });
});
