import { ACCEPT_IDEMPOTENCY_KEY_HEADER } from "@metal/password-reset/contract";
import { describe, expect, it } from "vitest";
import type { PasswordResetServerOptions } from "../index.ts";
import { createMemoryStore } from "../memory/index.ts";
import { ADA, createHarness, type Harness } from "../testing/harness.ts";

const PATH = "http://localhost/metal/v1/reset-password";
const options = ({ server }: Harness, clientAddress?: string): Promise<Response> =>
  server.fetch(new Request(PATH, { method: "OPTIONS" }), { clientAddress });
const announced = (reply: Response): string | null => reply.headers.get(ACCEPT_IDEMPOTENCY_KEY_HEADER);

/** One reply of each status that the operations answer with. */
async function replies(given: Partial<PasswordResetServerOptions> = {}): Promise<readonly Response[]> {
  const store = createMemoryStore();
  const broken = {
    ...store,
    resets: { ...store.resets, request: () => Promise.reject(new Error("broken")) },
  };
  const harness = await createHarness({
    ...given,
    store: broken,
    limits: { key: { requests: 1, window: 60_000 } },
  });
  const { server, userKey, projectKey, ask, reset } = harness;
  const large = new Request(PATH, { method: "DELETE", body: "x".repeat(20_000) });
  const answered = [
    await reset(userKey),
    await reset("no key"),
    await reset(projectKey),
    await ask(ADA, userKey),
    await server.fetch(large),
  ];
  const { token } = await server.keys.create({ kind: "project", name: "another" });
  answered.push(await ask(ADA, token));
  await server.close();
  return [...answered, await reset(userKey)];
}

describe("safe repeat is announced", () => {
  it("by every reply of the operations, whatever its status", async () => {
    const all = await replies();

    expect(all.map(({ status }) => status)).toEqual([201, 401, 422, 429, 413, 500, 503]);
    expect(new Set(all.map(announced))).toEqual(new Set(["DELETE;ttl=300, POST;ttl=300"]));
  });

  it("with the lifetime that the host chose, in seconds", async () => {
    expect(announced(await options(await createHarness({ safeRepeatLifetime: 90_500 })))).toBe(
      "DELETE;ttl=90, POST;ttl=90",
    );
  });

  it("by OPTIONS, without a token, beside the methods that may be sent", async () => {
    const reply = await options(await createHarness());

    expect([reply.status, await reply.text()]).toEqual([204, ""]);
    expect(announced(reply)).toBe("DELETE;ttl=300, POST;ttl=300");
    expect(reply.headers.get("Allow")).toBe("POST, DELETE, OPTIONS");
    expect(reply.headers.get("Cache-Control")).toBe("no-store");
    expect(reply.headers.get("Content-Length")).toBeNull();
    expect(reply.headers.get("X-Request-Id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("by nothing where it is off, while OPTIONS still answers", async () => {
    const reply = await options(await createHarness({ safeRepeat: false }));

    expect([reply.status, announced(reply)]).toEqual([204, null]);
    expect(new Set((await replies({ safeRepeat: false })).map(announced))).toEqual(new Set([null]));
  });

  it("not for other paths, which it does not hold for", async () => {
    const { server } = await createHarness();

    for (const path of ["/openapi.json", "/metal/v1/elsewhere"])
      expect(announced(await server.fetch(new Request(`http://localhost${path}`)))).toBeNull();
  });

  it("to a network that has not asked too often", async () => {
    const harness = await createHarness({ limits: { network: { requests: 1, window: 60_000 } } });

    expect((await options(harness, "192.0.2.1")).status).toBe(204);
    expect((await options(harness, "192.0.2.1")).status).toBe(429);
  });
});
