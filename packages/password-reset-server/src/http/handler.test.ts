import { openApiDocument, readErrorMessages } from "@metal/password-reset/contract";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import type { LogFields, Logger } from "../index.ts";
import { createMemoryStore } from "../memory/index.ts";
import { ADA, createHarness, NOBODY, passwordIn } from "../testing/harness.ts";

const BASE = "http://localhost/metal/v1";

function recorder(): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const log = (fields: LogFields, message: string): void =>
    void lines.push(JSON.stringify({ ...fields, message }));
  return { logger: { info: log, warn: log, error: log }, lines };
}

async function errorsOf(reply: Response): Promise<readonly string[]> {
  return readErrorMessages(await reply.json());
}

describe("the handler", () => {
  it("serves a valid OpenAPI document that names its own base path, below it and at the root", async () => {
    const { server } = await createHarness({ basePath: "v2/" });
    const replies = [
      await server.fetch(new Request("http://localhost/v2/openapi.json")),
      await server.fetch(new Request("http://localhost/openapi.json")),
    ];

    for (const reply of replies) {
      const document = (await reply.json()) as typeof openApiDocument;
      expect(await new Validator().validate(structuredClone(document))).toMatchObject({ valid: true });
      expect(document.servers).toEqual([{ url: "/v2" }]);
      expect(Object.keys(document.paths)).toEqual(Object.keys(openApiDocument.paths));
    }
  });

  it("answers below the base path that it was given, and not below another", async () => {
    const { server, userKey } = await createHarness({ basePath: "/" });
    const reset = (url: string): Promise<Response> =>
      server.fetch(new Request(url, { method: "DELETE", headers: { "X-Auth-Token": userKey } }));

    expect((await reset("http://localhost/reset-password")).status).toBe(201);
    expect((await reset(`${BASE}/reset-password`)).status).toBe(404);
  });

  it.each([
    "/metal/v1/reset-password/",
    "/metal/v1/reset%2Dpassword",
    "//metal/v1/reset-password",
    "/metal/v1/%2e/reset-password;a",
  ])("finds nothing at %s", async (path) => {
    const { server, userKey } = await createHarness();
    const request = new Request(`http://localhost${path}`, {
      method: "DELETE",
      headers: { "X-Auth-Token": userKey },
    });

    expect((await server.fetch(request)).status).toBe(404);
  });

  it.each(["GET", "PUT", "PATCH", "PROPFIND"])(
    "answers %s with 405 and the methods that it takes",
    async (method) => {
      const { server, userKey } = await createHarness();
      const headers = { "X-Auth-Token": userKey, "X-HTTP-Method-Override": "DELETE" };

      const reply = await server.fetch(new Request(`${BASE}/reset-password`, { method, headers }));

      expect([reply.status, reply.headers.get("Allow")]).toEqual([405, "POST, DELETE, OPTIONS"]);
      expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
      expect(await errorsOf(reply)).toHaveLength(1);
    },
  );

  it("answers HEAD as GET, without a body", async () => {
    const { server } = await createHarness();
    const head = await server.fetch(new Request(`${BASE}/reset-password`, { method: "HEAD" }));
    const document = await server.fetch(new Request(`${BASE}/openapi.json`, { method: "HEAD" }));

    expect([head.status, await head.text()]).toEqual([405, ""]);
    expect([document.status, await document.text()]).toEqual([200, ""]);
  });

  it("refuses a body above 16 KiB while it is still coming, whatever length it claims", async () => {
    const { server, projectKey } = await createHarness();
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const request = new Request(`${BASE}/reset-password?email=${ADA}`, {
      method: "POST",
      headers: { "X-Auth-Token": projectKey },
      body: endless,
      duplex: "half",
    } as RequestInit);

    expect((await server.fetch(request)).status).toBe(413);
    expect(pulled).toBeLessThan(32);
  });

  it("takes an address from the query alone, never from a body", async () => {
    const { server, projectKey } = await createHarness();
    const request = new Request(`${BASE}/reset-password`, {
      method: "POST",
      headers: { "X-Auth-Token": projectKey, "Content-Type": "application/json" },
      body: JSON.stringify({ email: ADA }),
    });

    expect((await server.fetch(request)).status).toBe(422);
  });

  it("says 401 before it says anything about the address", async () => {
    const { ask } = await createHarness();

    expect((await ask("not an address", "not a key")).status).toBe(401);
  });

  it("answers a failure on the inside with 500, its request id and nothing of the inside", async () => {
    const { logger, lines } = recorder();
    const store = createMemoryStore();
    const boom = (): Promise<never> => Promise.reject(new TypeError(`disk /var/lib/db said no to ${ADA}`));
    const { ask } = await createHarness({
      logger,
      store: { ...store, resets: { ...store.resets, request: boom } },
    });

    const reply = await ask();

    const id = reply.headers.get("X-Request-Id") ?? "";
    expect(reply.status).toBe(500);
    expect(await errorsOf(reply)).toEqual([expect.stringContaining(id)]);
    expect(lines.join("\n")).toContain("TypeError");
    // Three letters of an address may stand in a request id by chance.
    for (const inside of ["disk", ADA]) expect(lines.join("\n")).not.toContain(inside);
  });

  it("names each exchange itself, whatever name the client gives it", async () => {
    const { server } = await createHarness();
    const request = new Request(`${BASE}/reset-password`, {
      method: "POST",
      headers: { "X-Request-Id": "forged" },
    });

    expect((await server.fetch(request)).headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("logs no key, no token, no password and no address", async () => {
    const { logger, lines } = recorder();
    const { server, ask, userKey, projectKey, mailedToken, reset } = await createHarness({ logger });
    const token = await mailedToken();
    const idempotencyKey = crypto.randomUUID();
    const password = await passwordIn(await reset(token, idempotencyKey));
    await reset(token, idempotencyKey);
    await reset(userKey, `${idempotencyKey}\\`);
    await ask(NOBODY);
    await ask("two@example.com,addresses@example.com");
    await reset(`${token}x`);
    await server.fetch(new Request(`http://localhost/${userKey}?email=${ADA}`));
    await server.outbox.deliver();

    const log = lines.join("\n");
    expect(lines.length).toBeGreaterThan(6);
    for (const secret of [userKey, projectKey, token, password, idempotencyKey, "example.com"])
      expect(log).not.toContain(secret);
  });
});

describe("the limits", () => {
  it("answers a key that is used too often with 429 and Retry-After, and others as ever", async () => {
    const { ask, userKey } = await createHarness({ limits: { key: { requests: 2, window: 60_000 } } });
    await ask();
    await ask();

    const limited = await ask();

    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await errorsOf(limited)).toHaveLength(1);
    expect((await ask(ADA, userKey)).status).toBe(201);
  });

  it("counts a network, not an address, and only what the host says of it", async () => {
    const { server } = await createHarness({ limits: { network: { requests: 2, window: 60_000 } } });
    const from = async (clientAddress?: string): Promise<number> => {
      const request = new Request(`${BASE}/reset-password`, {
        method: "DELETE",
        headers: { "X-Forwarded-For": "192.0.2.9" },
      });
      return (await server.fetch(request, { clientAddress })).status;
    };

    expect([await from("2001:db8::1"), await from("2001:db8::2"), await from("2001:db8::3")]).toEqual([
      401, 401, 429,
    ]);
    expect([await from("2001:db8:0:1::1"), await from()]).toEqual([401, 401]);
  });

  it("answers for an address that was asked for too often as ever, and mails nothing more", async () => {
    const { server, messages, ask } = await createHarness({
      limits: { address: { requests: 2, window: 60_000 } },
    });

    const replies = [await ask(), await ask("ADA@example.com"), await ask(), await ask()];

    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    await server.outbox.deliver();
    expect(messages).toHaveLength(2);
  });

  it("asks a limiter of the host's own", async () => {
    const asked: string[] = [];
    const { ask } = await createHarness({
      limits: {
        address: async (subject) => {
          asked.push(subject);
          return { allowed: true };
        },
      },
    });
    await ask("ADA@Example.com");

    expect(asked).toEqual(["ada@example.com"]);
  });

  it("limits by default", async () => {
    const { server, messages, ask } = await createHarness({ limits: undefined });
    for (let count = 0; count < 12; count += 1) await ask();
    await server.outbox.deliver();

    expect(messages).toHaveLength(10);
  });
});
