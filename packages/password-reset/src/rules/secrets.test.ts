import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createPasswordResetClient, PasswordResetError } from "../index.ts";
import { json, respond } from "../testing/behaviours.ts";
import { bothOperations, failureOf, reset } from "../testing/calls.ts";
import { expectNothingLeaks } from "../testing/expect-nothing-leaks.ts";
import { startFaultServer, type Behaviour } from "../testing/fault-server.ts";
import { email, password, token } from "../testing/samples.ts";

/** Every character percent-encoded, as some proxies write it. */
const encoded = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("+", "&#43;").replaceAll("~", "&#x7E;");

const forms: readonly (readonly [string, (text: string) => string])[] = [
  ["as it is", (text) => text],
  ["in capitals", (text) => text.toUpperCase()],
  ["in small letters", (text) => text.toLowerCase()],
  ["percent-encoded", encodeURIComponent],
  ["percent-encoded in small letters", (text) => encodeURIComponent(text).toLowerCase()],
  ["percent-encoded but for the @", encodeURI],
  ["percent-encoded throughout", encoded],
  ["as a form encodes it", (text) => new URLSearchParams({ email: text }).toString()],
  ["escaped for HTML", escaped],
  ["with invisible characters in it", (text) => Array.from(text).join("\u200B")],
];

describe.each(bothOperations)("a server that echoes what %s sent", (operation) => {
  test.each(forms)("%s, in its messages", async (_, form) => {
    const sent = operation === "resetPassword" ? [token] : [token, email];
    const errors = [
      `Refused: ${sent.map((secret) => form(secret)).join(" and ")}`,
      ...sent.map((secret) => form(secret)),
    ];
    const server = await startFaultServer(respond(json(422, { errors })));
    const error = await failureOf(operation, {
      baseUrl: server.baseUrl,
      alsoSecret: sent.map((secret) => form(secret)),
    });
    for (const message of error.errors.slice(1)) {
      expect(message).toMatch(/^(?:email=)?\[hidden\]$/);
    }
    expect(error.message).toContain("[hidden]");
  });

  test("in the request id: none is better", async () => {
    for (const secret of [token, encodeURIComponent(token), token.toUpperCase(), `id-${token}-1`]) {
      const server = await startFaultServer(respond(json(500, {}, { "X-Request-Id": secret })));
      expect((await failureOf(operation, { baseUrl: server.baseUrl })).requestId).toBeUndefined();
    }
  });

  test("in every other place of a reply", async () => {
    const echo = `${token} ${encodeURIComponent(email)} ${encodeURIComponent(password)}`;
    const server = await startFaultServer(
      respond(
        json(429, { error: { echo }, [echo]: echo }, { "X-Echo": echo, Location: echo, "Retry-After": echo }),
      ),
    );
    expect(await failureOf(operation, { baseUrl: server.baseUrl })).toMatchObject({ code: "rate_limited" });
  });
});

test.each(bothOperations)(
  "a server that echoes a header of the caller's own: %s hides its value",
  async (operation) => {
    const header = "Basic c2VjcmV0";
    const echo = { "X-Request-Id": header.replace(" ", "+") };
    const server = await startFaultServer(respond(json(422, { error: `Not ${header}` }, echo)));
    const error = await failureOf(operation, {
      baseUrl: server.baseUrl,
      headers: { Authorization: header },
      alsoSecret: [header],
    });
    expect(error.errors).toEqual(["Not [hidden]"]);
    expect(error.requestId).toBeUndefined();
  },
);

test("an address in a request id is taken for none", async () => {
  const address = "ada@example.com";
  const server = await startFaultServer(respond(json(500, {}, { "X-Request-Id": `req:${address}` })));
  const error = await failureOf("createPasswordResetToken", {
    baseUrl: server.baseUrl,
    email: address,
    alsoSecret: [address],
  });
  expect(error.requestId).toBeUndefined();
});

test("an address with invisible characters is hidden too", async () => {
  const address = "a\u200Dd\u00ADa@example.com";
  const server = await startFaultServer(respond(json(422, { error: `No ${address}` })));
  const error = await failureOf("createPasswordResetToken", {
    baseUrl: server.baseUrl,
    email: address,
    alsoSecret: [address, "a d a@example.com"],
  });
  expect(error.errors).toEqual(["No [hidden]"]);
});

test("a new password that comes with a refusal is not shown", async () => {
  const server = await startFaultServer(
    respond(json(500, { new_password: password, error: `Not ${password}` })),
  );
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
  expect(error.errors).toEqual(["Not [hidden]"]);
});

describe("the new password", () => {
  const hold = async () => {
    const server = await startFaultServer(
      respond(json(201, { new_password: password }, { "X-Request-Id": "r1" })),
    );
    return reset({ baseUrl: server.baseUrl });
  };

  test("can be read, destructured, and shows in nothing else", async () => {
    const result = await hold();
    const { newPassword, requestId } = result;
    expect(newPassword).toBe(password);
    expect(requestId).toBe("r1");
    expectNothingLeaks(result, { except: ["newPassword"] });
    expectNothingLeaks({ nested: [result] }, { except: ["newPassword"] });
    expectNothingLeaks(new Error("later", { cause: result }), { except: ["newPassword"] });
  });

  test("is marked as hidden where the object is shown", async () => {
    const result = await hold();
    expect(JSON.stringify(result)).toBe('{"newPassword":"[hidden]","requestId":"r1"}');
    expect(inspect(result)).toBe('NewPassword {"newPassword":"[hidden]","requestId":"r1"}');
    expect(result).toMatchInlineSnapshot(`
      {
        "newPassword": "[hidden]",
        "requestId": "r1",
      }
    `);
    expect({ ...result }).toEqual({ requestId: "r1" });
    expect(structuredClone({ ...result })).toEqual({ requestId: "r1" });
    expect(Object.keys(result)).toEqual(["requestId"]);
    expect(Object.isFrozen(result)).toBe(true);
  });

  test("is not in what a comparison of a test prints", async () => {
    const result = await hold();
    let thrown: unknown;
    try {
      expect(result).toStrictEqual({ newPassword: "another" });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Error);
    expectNothingLeaks(thrown, { except: ["newPassword", "actual"] });
  });
});

test("the client shows nothing of its configuration", () => {
  const secret = "header-secret-9x";
  const client = createPasswordResetClient({
    token,
    baseUrl: "https://reset.example.com/v1",
    headers: { Authorization: `Bearer ${secret}` },
    fetch: async () => Response.error(),
    onEvent: () => undefined,
  });
  expectNothingLeaks(client, { secrets: [token, secret, "reset.example.com"] });
  expect(Object.keys(client)).toEqual(["createPasswordResetToken", "resetPassword"]);
  expect(Object.isFrozen(client)).toBe(true);
});

test("the error is its facts, and has no cause", async () => {
  const server = await startFaultServer({ asked: (socket) => void socket.end() } satisfies Behaviour);
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
  expect(error).toBeInstanceOf(PasswordResetError);
  expect(error).not.toHaveProperty("cause");
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "PasswordResetError",
    message: error.message,
    code: "network",
    operation: "resetPassword",
    outcome: "unknown",
    errors: [],
    attempts: 1,
  });
  expect(new Set(Reflect.ownKeys(error))).toEqual(
    new Set([
      "stack",
      "message",
      "name",
      "code",
      "operation",
      "outcome",
      "status",
      "errors",
      "requestId",
      "retryAfter",
      "attempts",
    ]),
  );
});
