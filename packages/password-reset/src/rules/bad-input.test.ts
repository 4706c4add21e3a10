import { describe, expect, test } from "vitest";
import { createPasswordResetClient, PasswordResetError, type ResetPasswordOptions } from "../index.ts";
import { respond, reply } from "../testing/behaviours.ts";
import { bothOperations, failureOf } from "../testing/calls.ts";
import { expectNothingLeaks } from "../testing/expect-nothing-leaks.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { email, token } from "../testing/samples.ts";

/** What a caller without types can hand over. */
type Anything = never;

const nothingSent = "Nothing was sent; correct it and call again.";

describe("an address that is not exactly one is refused before anything is sent", () => {
  test.each([
    [undefined],
    [null],
    [""],
    [7],
    [["ada@example.com"]],
    ["ada.s3cr3t"],
    ["ada@s3cr3t.com,eve@s3cr3t.com"],
    ["ada@s3cr3t.com;eve@s3cr3t.com"],
    ["ada@s3cr3t.com eve@s3cr3t.com"],
    ["ada@s3cr3t@example.com"],
    ["Ada <ada@s3cr3t.com>"],
    ['"s3cr3t"x@a@example.com'],
    ["@s3cr3t.com"],
    ["s3cr3t@"],
    [" s3cr3t@example.com"],
    ["s3cr3t@example.com\u00a0"],
    ["ada@s3cr3t.com Bcc: eve"],
    ["ada@s3cr3t.com，eve＠example.com"],
    ["ada﹫s3cr3t.com，eve@example.com"],
    ["s3cr3t@example.com\n"],
    ["s3cr3t@exa\u0000mple.com"],
    ["s3cr3t\u007f@example.com"],
    ["s3cr3t\u0085@example.com"],
    ["s3cr3t\r\nBcc: eve@example.com"],
    ["s3cr3t\u2028@example.com"],
    ["s3cr3t\ud800@example.com"],
    [`${"é".repeat(123)}@s3cr3t.io`],
    [`${"x".repeat(245)}@s3cr3t.io`],
  ])("%j", async (address) => {
    const server = await startFaultServer(respond(reply(201)));
    const error = await failureOf("createPasswordResetToken", {
      baseUrl: server.baseUrl,
      email: address as Anything,
      alsoSecret: ["s3cr3t"],
    });
    expect(server.connections).toHaveLength(0);
    expect(error).toMatchObject({ code: "invalid_input", outcome: "not_applied", attempts: 0 });
    expect(error.message).toContain(
      "createPasswordResetToken: `email` must be one address and nothing else, at most 254 bytes. ",
    );
    expect(error.message).toContain(nothingSent);
  });
});

describe.each(bothOperations)("%s refuses, before anything is sent", (operation) => {
  test.each([
    ["no token", undefined],
    ["null for a token", null],
    ["an empty token", ""],
    ["a number for a token", 12345678],
    ["a token with a space", "s3cr3t key"],
    ["a token with a line break", "s3cr3t\n"],
    ["a token that is two headers", "s3cr3t\r\nX-Evil: 1"],
    ["a token with a zero byte", "s3cr3t\0"],
    ["a token that is not ASCII", "sécrét-s3cr3t"],
    ["a token with a DEL", "s3cr3t\u007f"],
    ["a token above 4096 characters", "s3cr3t".padEnd(4097, "x")],
  ])("%s", async (_, bad) => {
    for (const source of [bad, () => bad, async () => bad]) {
      const server = await startFaultServer(respond(reply(201)));
      const error = await failureOf(operation, {
        baseUrl: server.baseUrl,
        token: source as Anything,
        alsoSecret: ["s3cr3t", "sécrét", "12345678"],
      });
      expect(server.connections).toHaveLength(0);
      expect(error).toMatchObject({ code: "invalid_input", operation, outcome: "not_applied", attempts: 0 });
      expect(error.message).toContain(
        `${operation}: \`token\` must be a key or a reset token, 1 to 4096 visible ASCII characters. `,
      );
      expect(error.message).toContain(nothingSent);
    }
  });

  test.each([
    [{ timeout: 0 }, "`timeout`"],
    [{ timeout: 0.5 }, "`timeout`"],
    [{ timeout: -1 }, "`timeout`"],
    [{ timeout: 2_147_483_648 }, "`timeout`"],
    [{ timeout: Number.NaN }, "`timeout`"],
    [{ timeout: Number.POSITIVE_INFINITY }, "`timeout`"],
    [{ timeout: "100" }, "`timeout`"],
    [{ timeout: true }, "`timeout`"],
    [{ timeout: null }, "`timeout`"],
    [{ retry: -1 }, "`retry`"],
    [{ retry: 11 }, "`retry`"],
    [{ retry: 1.5 }, "`retry`"],
    [{ retry: Number.NaN }, "`retry`"],
    [{ retry: "2" }, "`retry`"],
    [{ retry: null }, "`retry`"],
    [{ signal: {} }, "`signal` must be an AbortSignal"],
    [{ signal: null }, "`signal` must be an AbortSignal"],
    [{ signal: "abort" }, "`signal` must be an AbortSignal"],
  ])("%o for one call", async (call, problem) => {
    const server = await startFaultServer(respond(reply(201)));
    const error = await failureOf(operation, { baseUrl: server.baseUrl, call: call as Anything });
    expect(server.connections).toHaveLength(0);
    expect(error).toMatchObject({ code: "invalid_input", operation, outcome: "not_applied", attempts: 0 });
    expect(error.message).toContain(problem);
  });
});

test.each([
  ["x".repeat(21)],
  ["x".repeat(256)],
  [""],
  ["s3cr3t ".repeat(5)],
  [`s3cr3t"${"x".repeat(30)}`],
  [`s3cr3t\\${"x".repeat(30)}`],
  [`s3cr3t\n${"x".repeat(30)}`],
  [`sécrét${"x".repeat(30)}`],
  [123],
  [true],
  [["x".repeat(30)]],
])("resetPassword refuses %j for an idempotency key", async (idempotencyKey) => {
  const server = await startFaultServer(respond(reply(201)));
  const call = { idempotencyKey } as unknown as ResetPasswordOptions;
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, call, alsoSecret: ["s3cr3t "] });
  expect(server.connections).toHaveLength(0);
  expect(error).toMatchObject({ code: "invalid_input", outcome: "not_applied", attempts: 0 });
  expect(error.message).toContain(
    "resetPassword: `idempotencyKey` must be 22 to 255 visible ASCII characters",
  );
});

describe("a client is not made with", () => {
  const badUrl =
    "`baseUrl` must be an https URL without credentials, query or fragment; http only to loopback";
  const bad: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["no base URL", { baseUrl: "" }, badUrl],
    ["a path for a base URL", { baseUrl: "/s3cr3t" }, badUrl],
    ["a host for a base URL", { baseUrl: "s3cr3t.example.com" }, badUrl],
    ["an ftp base URL", { baseUrl: "ftp://s3cr3t.example.com" }, badUrl],
    ["a file base URL", { baseUrl: "file:///s3cr3t" }, badUrl],
    ["a script base URL", { baseUrl: "javascript:s3cr3t" }, badUrl],
    ["a base URL that is an object", { baseUrl: { href: "https://s3cr3t" } }, badUrl],
    ["a base URL that cannot be read", { baseUrl: "https://s3cr3t:99999" }, badUrl],
    ["a user name in the base URL", { baseUrl: "https://s3cr3t@example.com" }, badUrl],
    ["a password in the base URL", { baseUrl: "https://:s3cr3t@example.com" }, badUrl],
    ["a query in the base URL", { baseUrl: "https://example.com/?s3cr3t" }, badUrl],
    ["a fragment in the base URL", { baseUrl: "https://example.com/#s3cr3t" }, badUrl],
    [badUrl, { baseUrl: "http://s3cr3t.example.com" }, badUrl],
    ["plain http to a host that begins as loopback", { baseUrl: "http://127.0.0.1.s3cr3t.com" }, badUrl],
    ["plain http to a host that ends as localhost", { baseUrl: "http://s3cr3tlocalhost" }, badUrl],
    ["plain http, allowed by a word", { baseUrl: "http://s3cr3t.com", allowInsecureHttp: "yes" }, badUrl],
    [
      "a header name that is none",
      { headers: { "s3cr3t name": "1" } },
      "`headers` must be what a header can hold",
    ],
    ["an empty header name", { headers: { "": "s3cr3t" } }, "`headers` must be what a header can hold"],
    [
      "a header value that is two",
      { headers: { "X-A": "s3cr3t\r\nX-B: 1" } },
      "`headers` must be what a header can hold",
    ],
    [
      "a header value that ends in a line break",
      { headers: { "X-A": "s3cr3t\n" } },
      "what a header can hold",
    ],
    [
      "a header value that is not Latin-1",
      { headers: { "X-A": "s3cr3t→" } },
      "`headers` must be what a header can hold",
    ],
    [
      "a header value that is a number",
      { headers: { "X-A": 12345678 } },
      "`headers` must be what a header can hold",
    ],
    ["a Headers object", { headers: new Headers({ "X-A": "s3cr3t" }) }, "`headers` must be a plain object"],
    ["a Map of headers", { headers: new Map([["X-A", "s3cr3t"]]) }, "`headers` must be a plain object"],
    ["a list of headers", { headers: [["X-A", "s3cr3t"]] }, "`headers` must be a plain object"],
    ["words for headers", { headers: "X-A: s3cr3t" }, "`headers` must be a plain object"],
    ["a function for headers", { headers: () => ({ "X-A": "s3cr3t" }) }, "`headers` must be a plain object"],
    [
      "a promise of headers",
      { headers: Promise.resolve({ "X-A": "s3cr3t" }) },
      "`headers` must be a plain object",
    ],
    ["null for headers", { headers: null }, "`headers` must be a plain object"],
    ["a header of the contract", { headers: { accept: "s3cr3t" } }, "`headers` must be without accept."],
    [
      "the token as a header",
      { headers: { "x-AUTH-token": "s3cr3t" } },
      "`headers` must be without x-AUTH-token.",
    ],
    ["a content type", { headers: { "Content-Type": "s3cr3t" } }, "`headers` must be without Content-Type."],
    [
      "a content length",
      { headers: { "Content-Length": "12" } },
      "`headers` must be without Content-Length.",
    ],
    [
      "a transfer encoding",
      { headers: { "Transfer-Encoding": "s3cr3t" } },
      "`headers` must be without Transfer-Encoding.",
    ],
    [
      "an idempotency key",
      { headers: { "Idempotency-Key": "s3cr3t" } },
      "`headers` must be without Idempotency-Key.",
    ],
    ["a connection", { headers: { Connection: "s3cr3t" } }, "`headers` must be without Connection."],
    [
      "a wait for the connection",
      { headers: { "Keep-Alive": "s3cr3t" } },
      "`headers` must be without Keep-Alive.",
    ],
    ["an expectation", { headers: { Expect: "s3cr3t" } }, "`headers` must be without Expect."],
    ["an upgrade", { headers: { Upgrade: "s3cr3t" } }, "`headers` must be without Upgrade."],
    ["another host", { headers: { Host: "s3cr3t" } }, "`headers` must be without Host."],
    ["a list of codings", { headers: { TE: "s3cr3t" } }, "`headers` must be without TE."],
    ["a trailer", { headers: { Trailer: "s3cr3t" } }, "`headers` must be without Trailer."],
    [
      "a user agent that is two headers",
      { userAgent: "s3cr3t\r\nX-B: 1" },
      "`userAgent` must be what a header can hold",
    ],
    ["a number for a user agent", { userAgent: 12345678 }, "`userAgent` must be what a header can hold"],
    ["a fetch that is none", { fetch: "s3cr3t" }, "`fetch` must be a function"],
    ["a listener that is none", { onEvent: "s3cr3t" }, "`onEvent` must be a function"],
    ["a timeout of 0", { timeout: 0 }, "`timeout` must be from 1 to 2147483647 ms, or `false`"],
    ["a retry of 11", { retry: 11 }, "`retry` must be a whole number from 0 to 10"],
  ];

  test.each(bad)("%s", (_, options, problem) => {
    let error: unknown;
    try {
      createPasswordResetClient({ token, ...options });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(PasswordResetError);
    expect(error).toMatchObject({
      code: "invalid_input",
      operation: undefined,
      outcome: "not_applied",
      attempts: 0,
    });
    expect((error as Error).message).toContain("createPasswordResetClient: ");
    expect((error as Error).message).toContain(problem);
    expect((error as Error).message).toContain(nothingSent);
    expectNothingLeaks(error, { secrets: [token, "s3cr3t", "12345678"] });
  });

  test("nothing at all: the calls say what is missing", async () => {
    for (const options of [undefined, null, {}]) {
      const client = createPasswordResetClient(options as Anything);
      await expect(client.resetPassword()).rejects.toMatchObject({ code: "invalid_input" });
    }
  });
});

test("a call without what it needs fails as every call does, not with a TypeError", async () => {
  const client = createPasswordResetClient({
    token,
    fetch: async () => Response.json({ new_password: "pw" }),
  });
  for (const nothing of [undefined, null]) {
    await expect(client.createPasswordResetToken(nothing as Anything)).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(client.resetPassword(nothing as Anything)).resolves.toMatchObject({ newPassword: "pw" });
  }
});

test("what is refused tells the listener, and tells it no secret", async () => {
  const error = await failureOf("createPasswordResetToken", { email: `${email},${email}` });
  expect(error.code).toBe("invalid_input");
});
