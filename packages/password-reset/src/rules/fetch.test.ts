import { describe, expect, test, vi } from "vitest";
import type { Fetch } from "../index.ts";
import { json, respond } from "../testing/behaviours.ts";
import { bothOperations, failureOf, reset } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { email, password, token } from "../testing/samples.ts";

const said = new Error(`${token} ${email}`);

describe.each(bothOperations)("%s with a `fetch` of the caller's", (operation) => {
  const failing: readonly (readonly [string, Fetch])[] = [
    [
      "that throws at once",
      () => {
        throw said;
      },
    ],
    ["that rejects with an error", async () => Promise.reject(said)],
    ["that rejects with words", async () => Promise.reject(String(said))],
    ["that rejects with nothing", async () => Promise.reject(undefined)],
    ["that rejects with null", async () => Promise.reject(null)],
    [
      "whose error has itself for its cause",
      async () => {
        const error = new Error("round");
        error.cause = error;
        throw error;
      },
    ],
    [
      "whose error cannot be read",
      async () => {
        throw Object.defineProperty(new Error("x"), "cause", {
          get() {
            throw said;
          },
        });
      },
    ],
    [
      "whose error has a secret for its code",
      async () => Promise.reject(Object.assign(new Error("x"), { code: token })),
    ],
    [
      "that is aborted by somebody else",
      async () => Promise.reject(new DOMException("aborted", "AbortError")),
    ],
    ["that answers nothing", async () => undefined as never],
    ["that answers an object", async () => ({}) as never],
    ["that answers a status without headers", async () => ({ status: 201, ok: true }) as never],
    ["that answers headers without a status", async () => ({ headers: new Headers(), ok: true }) as never],
    ["that answers words", async () => "201" as never],
    ["that answers `Response.error()`", async () => Response.error()],
    [
      "that answers an opaque reply",
      async () =>
        Object.defineProperties(new Response(null), {
          type: { value: "opaque" },
          status: { value: 0 },
          ok: { value: false },
        }),
    ],
  ];

  test.each(failing)("%s: nobody can know", async (_, fetch) => {
    let calls = 0;
    const error = await failureOf(operation, {
      retry: 10,
      fetch: async (request, init) => {
        calls += 1;
        return fetch(request, init);
      },
    });
    expect(calls).toBe(1);
    expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
    expect(error.status).toBeUndefined();
  });

  test("that heeds no signal ends with the call", async () => {
    const error = await failureOf(operation, {
      timeout: 50,
      fetch: async () => new Promise(() => undefined),
    });
    expect(error).toMatchObject({ code: "timeout", outcome: "unknown", attempts: 1 });
  });
});

test("an answer that was read already is a 2xx without a usable new password", async () => {
  const error = await failureOf("resetPassword", {
    async fetch() {
      const response = Response.json({ new_password: password });
      await response.text();
      return response;
    },
  });
  expect(error).toMatchObject({ code: "invalid_response", status: 200, outcome: "applied" });
});

test("an answer whose body is not made of bytes is a 2xx without a usable new password", async () => {
  const error = await failureOf("resetPassword", {
    fetch: async () =>
      Object.defineProperty(new Response(null, { status: 201 }), "body", {
        value: new ReadableStream({
          start(controller) {
            controller.enqueue(JSON.stringify({ new_password: password }));
            controller.close();
          },
        }),
      }),
  });
  expect(error).toMatchObject({ code: "invalid_response", status: 201, outcome: "applied" });
});

test("gets one Request with all that is sent, and the signal beside it", async () => {
  const server = await startFaultServer(respond(json(201, { new_password: password })));
  const seen: [Request, RequestInit | undefined][] = [];
  await reset({
    baseUrl: server.baseUrl,
    async fetch(request, init) {
      seen.push([request, init]);
      return fetch(request, init);
    },
  });
  expect(seen).toHaveLength(1);
  const [request, init] = seen[0] ?? [];
  expect(request).toBeInstanceOf(Request);
  expect(request).toMatchObject({
    method: "DELETE",
    url: `${server.baseUrl}/reset-password`,
    redirect: "manual",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    body: null,
  });
  expect(request?.headers.get("x-auth-token")).toBe(token);
  expect(init?.signal).toBeInstanceOf(AbortSignal);
  expect(new Request(request ?? "", init)).toMatchObject({
    redirect: "manual",
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
});

test("on a platform whose requests know no credentials mode, none is asked for", async () => {
  const { Request: PlatformRequest } = globalThis;
  const inits: (RequestInit | undefined)[] = [];
  function BareRequest(input: RequestInfo, init?: RequestInit): Request {
    inits.push(init);
    return new PlatformRequest(input, init);
  }
  BareRequest.prototype = {};
  vi.stubGlobal("Request", BareRequest);
  try {
    const result = await reset({ fetch: async () => Response.json({ new_password: password }) });
    expect(result.newPassword).toBe(password);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(inits[0]).toMatchObject({ method: "DELETE", redirect: "manual" });
  expect(inits[0]).not.toHaveProperty("credentials");
  expect(inits[0]).not.toHaveProperty("referrerPolicy");
});
