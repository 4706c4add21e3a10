import { describe, expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { json, reply, respond, respondAndClose } from "../testing/behaviours.ts";
import { bothOperations, failureOf } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";

const codes = [
  [400, "unexpected_status", "Check the base URL; redirects are not followed."],
  [401, "unauthorized", "Check the key; a reset token works once, and not for long."],
  [403, "forbidden", "Use a key that may do this."],
  [404, "not_found", "Check the base URL."],
  [429, "rate_limited", "Wait before the next call."],
  [418, "unexpected_status", "Check the base URL; redirects are not followed."],
] as const;

describe.each(bothOperations)("%s", (operation) => {
  test.each(codes)("a %i is `%s`, with what to do next", async (status, code, next) => {
    const server = await startFaultServer(respond(json(status, { error: "Refused." })));
    const error = await failureOf(operation, { baseUrl: server.baseUrl });
    const truth = operation === "resetPassword" ? "The password was not changed." : "No mail was sent.";
    expect(error).toMatchObject({ code, status, outcome: "not_applied", operation });
    expect(error.message).toBe(`${operation}: the server answered ${status}: Refused. ${truth} ${next}`);
  });

  test("a 5xx says that nobody can know, and how to find out", async () => {
    const server = await startFaultServer(respond(json(502, {})));
    const { message } = await failureOf(operation, { baseUrl: server.baseUrl });
    expect(message).toBe(
      operation === "resetPassword"
        ? "resetPassword: the server answered 502. Nobody can know whether the password was reset. " +
            "Try the old one; if it fails, reset it again with the token of a new mail."
        : "createPasswordResetToken: the server answered 502. Nobody can know whether a mail was sent. " +
            "Look for it before the next call.",
    );
  });
});

test.each([
  ["createPasswordResetToken", "Correct the address."],
  ["resetPassword", "Use a user key or a reset token, and a new idempotency key."],
] as const)("a 422 to %s says what to correct", async (operation, next) => {
  const server = await startFaultServer(respond(json(422, { errors: ["One", "Two"] })));
  const error = await failureOf(operation, { baseUrl: server.baseUrl });
  expect(error.errors).toEqual(["One", "Two"]);
  expect(error.message).toContain(": the server answered 422: One; Two. ");
  expect(error.message).toMatch(new RegExp(`${next}$`));
});

describe("the server's messages", () => {
  const bodies: readonly (readonly [string, Buffer, readonly string[]])[] = [
    ["one", json(422, { error: "No" }), ["No"]],
    ["a list", json(422, { errors: ["A", "B"] }), ["A", "B"]],
    ["a list with something else in it", json(422, { errors: ["A", 1, null, "", {}, "B"] }), ["A", "B"]],
    ["neither", json(422, { message: "No" }), []],
    ["another type", json(422, { error: { text: "No" } }), []],
    ["a list that is none", json(422, { errors: "No" }), []],
    ["an empty list", json(422, { errors: [] }), []],
    ["null", json(422, null), []],
    ["a list at the top", json(422, ["No"]), []],
    ["nothing", reply(422), []],
    ["HTML", reply(422, { headers: { "Content-Type": "text/html" }, body: "<h1>No</h1>" }), []],
    ["JSON that is cut off", reply(422, { body: '{"error":"No' }), []],
    [
      "JSON called HTML",
      reply(422, { headers: { "Content-Type": "text/html" }, body: '{"error":"No"}' }),
      ["No"],
    ],
    ["a byte order mark", reply(422, { body: '\uFEFF{"error":"No"}' }), ["No"]],
    [
      "gzip",
      reply(422, { headers: { "Content-Encoding": "gzip" }, body: gzipSync('{"error":"No"}') }),
      ["No"],
    ],
    ["what is not UTF-8", reply(422, { body: Buffer.from('{"error":"N\xf6"}', "latin1") }), []],
    ["what is too long", json(422, { error: "No", more: "x".repeat(65_536) }), []],
    [
      "control and direction characters",
      json(422, { error: "a\u0000\u001b[31mb\u202Ec\u2028d" }),
      ["a [31mb c d"],
    ],
    ["a long one", json(422, { error: "x".repeat(301) }), ["x".repeat(300)]],
    [
      "many",
      json(422, { errors: Array.from({ length: 11 }, (_, index) => `e${index}`) }),
      Array.from({ length: 10 }, (_, index) => `e${index}`),
    ],
  ];

  test.each(bodies)("are read where the body holds %s", async (_, bytes, errors) => {
    const server = await startFaultServer(respond(bytes));
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
    expect(error).toMatchObject({ code: "unprocessable", status: 422, outcome: "not_applied", errors });
    expect(server.requests).toHaveLength(1);
  });

  test("may be cut off: the status still counts", async () => {
    const server = await startFaultServer(respondAndClose(json(403, { error: "No" }).subarray(0, -4)));
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
    expect(error).toMatchObject({ code: "forbidden", status: 403, outcome: "not_applied", errors: [] });
  });

  test("cannot be changed on the error", async () => {
    const server = await startFaultServer(respond(json(403, { errors: ["No"] })));
    const { errors } = await failureOf("resetPassword", { baseUrl: server.baseUrl });
    expect(Object.isFrozen(errors)).toBe(true);
  });
});

describe("the request id", () => {
  test.each([
    ["01JD0000-abc.DEF_9", "01JD0000-abc.DEF_9"],
    ["x".repeat(128), "x".repeat(128)],
    ["x".repeat(129), undefined],
    ["two words", undefined],
    ["", undefined],
    ["\u00e9t\u00e9", undefined],
  ])("%j is handed over as %j", async (sent, seen) => {
    const server = await startFaultServer(respond(json(500, {}, { "X-Request-Id": sent })));
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
    expect(error.requestId).toBe(seen);
  });
});
