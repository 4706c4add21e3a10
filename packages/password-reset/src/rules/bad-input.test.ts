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
    [undefined, "is missing"],
    [null, "is missing"],
    ["", "is missing"],
    [7, "is missing"],
    [["ada@example.com"], "is missing"],
    ["ada.s3cr3t", "not exactly one address"],
    ["ada@s3cr3t.com,eve@s3cr3t.com", "not exactly one address"],
    ["ada@s3cr3t.com;eve@s3cr3t.com", "not exactly one address"],
    ["ada@s3cr3t.com eve@s3cr3t.com", "not exactly one address"],
    ["ada@s3cr3t@example.com", "not exactly one address"],
    ["Ada <ada@s3cr3t.com>", "not exactly one address"],
    ['"s3cr3t"x@a@example.com', "not exactly one address"],
    ["@s3cr3t.com", "lacks the part before or after the @"],
    ["s3cr3t@", "lacks the part before or after the @"],
    [" s3cr3t@example.com", "white space around it"],
    ["s3cr3t@example.com\u00a0", "white space around it"],
    ["s3cr3t@example.com\n", "control character"],
    ["s3cr3t@exa\u0000mple.com", "control character"],
    ["s3cr3t\u007f@example.com", "control character"],
    ["s3cr3t\u0085@example.com", "control character"],
    ["s3cr3t\r\nBcc: eve@example.com", "control character"],
    ["s3cr3t\u2028@example.com", "control character"],
    ["s3cr3t\ud800@example.com", "broken character"],
    [`${"é".repeat(123)}@s3cr3t.io`, "longer than 254 bytes"],
    [`${"x".repeat(245)}@s3cr3t.io`, "longer than 254 bytes"],
  ])("%j", async (address, problem) => {
    const server = await startFaultServer(respond(reply(201)));
    const error = await failureOf("createPasswordResetToken", {
      baseUrl: server.baseUrl,
      email: address as Anything,
      alsoSecret: ["s3cr3t"],
    });
    expect(server.connections).toHaveLength(0);
    expect(error).toMatchObject({ code: "invalid_input", outcome: "not_applied", attempts: 0 });
    expect(error.message).toContain(problem);
    expect(error.message).toContain(nothingSent);
  });
});

describe.each(bothOperations)("%s refuses, before anything is sent", (operation) => {
  test.each([
    ["no token", undefined, "`token` is missing"],
    ["null for a token", null, "`token` is missing"],
    ["an empty token", "", "`token` is missing"],
    ["a number for a token", 12345678, "`token` is missing"],
    ["a token with a space", "s3cr3t key", "white space or another character"],
    ["a token with a line break", "s3cr3t\n", "white space or another character"],
    ["a token that is two headers", "s3cr3t\r\nX-Evil: 1", "white space or another character"],
    ["a token with a zero byte", "s3cr3t\0", "white space or another character"],
    ["a token that is not ASCII", "sécrét-s3cr3t", "white space or another character"],
    ["a token with a DEL", "s3cr3t\u007f", "white space or another character"],
    ["a token above 4096 characters", "s3cr3t".padEnd(4097, "x"), "longer than 4096 characters"],
  ])("%s", async (_, bad, problem) => {
    for (const source of [bad, () => bad, async () => bad]) {
      const server = await startFaultServer(respond(reply(201)));
      const error = await failureOf(operation, {
        baseUrl: server.baseUrl,
        token: source as Anything,
        alsoSecret: ["s3cr3t", "sécrét", "12345678"],
      });
      expect(server.connections).toHaveLength(0);
      expect(error).toMatchObject({ code: "invalid_input", operation, outcome: "not_applied", attempts: 0 });
      expect(error.message).toContain(`${operation}: \`token\` `);
      expect(error.message).toContain(problem);
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
    [{ signal: {} }, "`signal`"],
    [{ signal: null }, "`signal`"],
    [{ signal: "abort" }, "`signal`"],
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
])("resetPassword refuses %j for an idempotency key", async (idempotencyKey) => {
  const server = await startFaultServer(respond(reply(201)));
  const call = { idempotencyKey } as unknown as ResetPasswordOptions;
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, call, alsoSecret: ["s3cr3t "] });
  expect(server.connections).toHaveLength(0);
  expect(error).toMatchObject({ code: "invalid_input", outcome: "not_applied", attempts: 0 });
  expect(error.message).toContain("`idempotencyKey` takes from 22 to 255");
});

describe("a client is not made with", () => {
  const bad: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["no base URL", { baseUrl: "" }, "not an absolute http(s) URL"],
    ["a path for a base URL", { baseUrl: "/s3cr3t" }, "not an absolute http(s) URL"],
    ["a host for a base URL", { baseUrl: "s3cr3t.example.com" }, "not an absolute http(s) URL"],
    ["an ftp base URL", { baseUrl: "ftp://s3cr3t.example.com" }, "not an absolute http(s) URL"],
    ["a file base URL", { baseUrl: "file:///s3cr3t" }, "not an absolute http(s) URL"],
    ["a script base URL", { baseUrl: "javascript:s3cr3t" }, "not an absolute http(s) URL"],
    ["a base URL that is an object", { baseUrl: { href: "https://s3cr3t" } }, "not an absolute http(s) URL"],
    ["a base URL that cannot be read", { baseUrl: "https://s3cr3t:99999" }, "not an absolute http(s) URL"],
    ["a user name in the base URL", { baseUrl: "https://s3cr3t@example.com" }, "user name or a password"],
    ["a password in the base URL", { baseUrl: "https://:s3cr3t@example.com" }, "user name or a password"],
    ["a query in the base URL", { baseUrl: "https://example.com/?s3cr3t" }, "query or a fragment"],
    ["a fragment in the base URL", { baseUrl: "https://example.com/#s3cr3t" }, "query or a fragment"],
    ["plain http to another host", { baseUrl: "http://s3cr3t.example.com" }, "plain http to another host"],
    [
      "plain http to a host that begins as loopback",
      { baseUrl: "http://127.0.0.1.s3cr3t.com" },
      "plain http",
    ],
    ["plain http to a host that ends as localhost", { baseUrl: "http://s3cr3tlocalhost" }, "plain http"],
    [
      "plain http, allowed by a word",
      { baseUrl: "http://s3cr3t.com", allowInsecureHttp: "yes" },
      "plain http",
    ],
    ["a header name that is none", { headers: { "s3cr3t name": "1" } }, "cannot be a header"],
    ["an empty header name", { headers: { "": "s3cr3t" } }, "cannot be a header"],
    ["a header value that is two", { headers: { "X-A": "s3cr3t\r\nX-B: 1" } }, "cannot be a header"],
    ["a header value that is not Latin-1", { headers: { "X-A": "s3cr3t→" } }, "cannot be a header"],
    ["a header value that is a number", { headers: { "X-A": 12345678 } }, "cannot be a header"],
    ["a Headers object", { headers: new Headers({ "X-A": "s3cr3t" }) }, "not a plain object"],
    ["a Map of headers", { headers: new Map([["X-A", "s3cr3t"]]) }, "not a plain object"],
    ["a list of headers", { headers: [["X-A", "s3cr3t"]] }, "not a plain object"],
    ["words for headers", { headers: "X-A: s3cr3t" }, "not a plain object"],
    ["null for headers", { headers: null }, "not a plain object"],
    ["a header of the contract", { headers: { accept: "s3cr3t" } }, "sets accept"],
    ["the token as a header", { headers: { "x-AUTH-token": "s3cr3t" } }, "sets x-auth-token"],
    ["a content type", { headers: { "Content-Type": "s3cr3t" } }, "sets content-type"],
    ["a content length", { headers: { "Content-Length": "12" } }, "sets content-length"],
    ["a transfer encoding", { headers: { "Transfer-Encoding": "s3cr3t" } }, "sets transfer-encoding"],
    ["an idempotency key", { headers: { "Idempotency-Key": "s3cr3t" } }, "sets idempotency-key"],
    ["a connection", { headers: { Connection: "s3cr3t" } }, "sets connection"],
    ["a wait for the connection", { headers: { "Keep-Alive": "s3cr3t" } }, "sets keep-alive"],
    ["an expectation", { headers: { Expect: "s3cr3t" } }, "sets expect"],
    ["an upgrade", { headers: { Upgrade: "s3cr3t" } }, "sets upgrade"],
    ["another host", { headers: { Host: "s3cr3t" } }, "sets host"],
    ["a list of codings", { headers: { TE: "s3cr3t" } }, "sets te"],
    ["a trailer", { headers: { Trailer: "s3cr3t" } }, "sets trailer"],
    ["a user agent that is two headers", { userAgent: "s3cr3t\r\nX-B: 1" }, "`userAgent` cannot be a header"],
    ["a number for a user agent", { userAgent: 12345678 }, "`userAgent` cannot be a header"],
    ["a fetch that is none", { fetch: "s3cr3t" }, "`fetch` is not a function"],
    ["a listener that is none", { onEvent: "s3cr3t" }, "`onEvent` is not a function"],
    ["a timeout of 0", { timeout: 0 }, "`timeout` takes from 1 to 2147483647 ms, or `false`"],
    ["a retry of 11", { retry: 11 }, "`retry` takes a whole number from 0 to 10"],
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

test.each([
  "http://localhost:1",
  "http://a.localhost",
  "http://127.0.0.1",
  "http://127.9.9.9",
  "http://[::1]:1",
])("plain http to loopback (%s) is allowed", (baseUrl) => {
  expect(() => createPasswordResetClient({ token, baseUrl })).not.toThrow();
});

test("plain http to another host is allowed where the caller says so", async () => {
  const urls: string[] = [];
  const client = createPasswordResetClient({
    token,
    baseUrl: "http://reset.internal/v1/",
    allowInsecureHttp: true,
    async fetch(request) {
      urls.push(request.url);
      return Response.json({ new_password: "pw" });
    },
  });
  await client.resetPassword();
  expect(urls).toEqual(["http://reset.internal/v1/reset-password"]);
});

test("what an option's own getter throws is handed over as it is", async () => {
  const client = createPasswordResetClient({ token });
  const thrown = new Error("theirs");
  const call = {
    get retry(): number {
      throw thrown;
    },
  };
  await expect(client.resetPassword(call)).rejects.toBe(thrown);
});
