import { describe, expect, it } from "vitest";
import { ADA, createHarness, type Harness } from "../testing/harness.ts";

const URL_OF_BOTH = "http://localhost/metal/v1/reset-password";
const PORTAL = "https://portal.example.com";
const cors = { origins: [PORTAL, "http://localhost:3000"] };

type Sent = Readonly<{
  method?: string;
  origin?: string | undefined;
  headers?: Readonly<Record<string, string>>;
}>;

function send(
  { server }: Harness,
  { method = "POST", origin = PORTAL, headers = {} }: Sent = {},
): Promise<Response> {
  const request = new Request(`${URL_OF_BOTH}?email=${ADA}`, {
    method,
    headers: { ...headers, ...(origin !== "" && { Origin: origin }) },
  });
  return server.fetch(request, { clientAddress: "192.0.2.1" });
}

function preflight(harness: Harness, origin = PORTAL, method = "DELETE"): Promise<Response> {
  return send(harness, {
    method: "OPTIONS",
    origin,
    headers: {
      "Access-Control-Request-Method": method,
      "Access-Control-Request-Headers": "idempotency-key,x-auth-token",
    },
  });
}

function corsHeaders({ headers }: Response): readonly string[] {
  return [...headers.keys()].filter((name) => name.startsWith("access-control-"));
}

describe("pages of other origins", () => {
  it("are not let in unless the host says so", async () => {
    const harness = await createHarness();

    for (const reply of [await preflight(harness), await send(harness)]) {
      expect(corsHeaders(reply)).toEqual([]);
      expect(reply.headers.get("Vary")).toBeNull();
    }
  });

  it("are let in where they are named, and told what they may send and read", async () => {
    const harness = await createHarness({ cors });

    const asked = await preflight(harness);
    expect(asked.status).toBe(204);
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      "access-control-allow-origin": PORTAL,
      "access-control-allow-methods": "POST, DELETE, OPTIONS",
      "access-control-allow-headers": expect.stringMatching(/X-Auth-Token, Idempotency-Key/),
      "access-control-max-age": "600",
      vary: "Origin",
    });

    const reply = await send(harness, { headers: { "X-Auth-Token": harness.projectKey } });
    expect(reply.status).toBe(201);
    expect(reply.headers.get("Access-Control-Allow-Origin")).toBe(PORTAL);
    const exposed = reply.headers.get("Access-Control-Expose-Headers") ?? "";
    for (const name of ["X-Request-Id", "Retry-After", "Accept-Idempotency-Key", "RateLimit", "Date"])
      expect(exposed.split(", ")).toContain(name);
  });

  it("may ask whether a repeat is safe, for which a browser asks beforehand too", async () => {
    const harness = await createHarness({ cors });

    const beforehand = await preflight(harness, PORTAL, "OPTIONS");
    const methods = beforehand.headers.get("Access-Control-Allow-Methods") ?? "";
    expect(methods.split(", ")).toContain("OPTIONS");
    const answer = await send(harness, { method: "OPTIONS" });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe(PORTAL);
    expect(answer.headers.get("Accept-Idempotency-Key")).toContain("DELETE");
  });

  it.each([
    "https://evil.example.com",
    "null",
    "https://portal.example.com.evil.example",
    "https://portal.example.com:444",
    "http://portal.example.com",
    "HTTPS://PORTAL.EXAMPLE.COM",
  ])("are not let in as %s", async (origin) => {
    const harness = await createHarness({ cors });

    for (const reply of [await preflight(harness, origin), await send(harness, { origin })]) {
      expect(corsHeaders(reply)).toEqual([]);
      expect(reply.headers.get("Vary")).toBe("Origin");
    }
  });

  it("can read a refusal too, also one of the inside", async () => {
    const harness = await createHarness({ cors });
    await harness.server.close();

    const replies = [
      await send(await createHarness({ cors })),
      await send(await createHarness({ cors }), { method: "PUT" }),
      await send(await createHarness({ cors, limits: { network: { requests: 0, window: 1000 } } })),
      await send(harness),
    ];

    expect(replies.map(({ status }) => status)).toEqual([401, 405, 429, 503]);
    for (const reply of replies) expect(reply.headers.get("Access-Control-Allow-Origin")).toBe(PORTAL);
  });

  it("never get what another page got: an answer says that it is for one origin", async () => {
    const harness = await createHarness({ cors });

    const reply = await send(harness, { origin: "" });

    expect([corsHeaders(reply), reply.headers.get("Vary")]).toEqual([[], "Origin"]);
  });

  it("are never asked for cookies, and never all let in", async () => {
    const harness = await createHarness({ cors });

    for (const reply of [await preflight(harness), await send(harness)]) {
      expect(reply.headers.get("Access-Control-Allow-Credentials")).toBeNull();
      expect(reply.headers.get("Access-Control-Allow-Origin")).not.toBe("*");
    }
  });
});

describe("a preflight", () => {
  it("does nothing, and is counted nowhere", async () => {
    const one = { requests: 1, window: 3_600_000 };
    const harness = await createHarness({ cors, limits: { network: one, server: one, key: one } });
    const { server, projectKey } = harness;

    for (const origin of [PORTAL, "https://evil.example.com"])
      for (const method of ["POST", "DELETE", "POST"])
        expect((await preflight(harness, origin, method)).status).toBe(204);

    expect((await send(harness, { headers: { "X-Auth-Token": projectKey } })).status).toBe(201);
    expect(await server.outbox.status()).toMatchObject({ pending: 1 });
    expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
  });

  it("is no way past the limits for an OPTIONS of a client's own", async () => {
    const harness = await createHarness({ cors, limits: { network: { requests: 1, window: 3_600_000 } } });
    await send(harness, { method: "OPTIONS" });

    expect((await send(harness, { method: "OPTIONS" })).status).toBe(429);
  });
});

it.each([
  "*",
  "null",
  "https://a.example/",
  "https://a.example/path",
  "a.example",
  "",
  "ftp://a.example",
  "https://*.a.example",
])("no server is made that would let %j in", async (origin) => {
  await expect(createHarness({ cors: { origins: [origin] } })).rejects.toMatchObject({
    code: "invalid_option",
  });
});
