import { ConformanceError, expectCreated, expectError, expectHeader, expectStatus } from "./expect.ts";
import type { Probe, Reply, Rule } from "./types.ts";

/** The rules of all answers. */
export const REPLY_RULES: readonly Rule[] = [
  rule("reply.no-store", "Every answer says no-store", async (probe) => {
    for (const reply of await someOfEach(probe)) expectHeader(reply, "Cache-Control", /\bno-store\b/i);
  }),
  rule("reply.request-id", "Every answer has an X-Request-Id of its own", async (probe) => {
    const replies = await someOfEach(probe);
    for (const reply of replies) expectHeader(reply, "X-Request-Id", /^[\x21-\x7e]{8,128}$/);
    const ids = new Set(replies.map(({ headers }) => headers.get("X-Request-Id")));
    if (ids.size !== replies.length) throw new ConformanceError("two answers with one X-Request-Id");
  }),
  rule("reply.method", "Another method is answered with 405, Allow and an Error", async ({ send }) => {
    for (const method of ["GET", "PUT", "PATCH"]) {
      const reply = await send(method);
      expectError(reply, 405);
      expectHeader(reply, "Allow", /POST.*DELETE|DELETE.*POST/);
    }
    expectStatus(await send("HEAD"), 405);
  }),
  rule("reply.path", "Another path is answered with 404 and an Error", async ({ send }) => {
    for (const path of ["/reset-passwords", "/reset-password/", "/reset-password;x", "//reset-password"]) {
      expectError(await send("POST", { path }), 404);
    }
  }),
  rule(
    "reply.body",
    "A small body is ignored, a large one refused with 413 and an Error",
    async ({ send, anyKey, email }) => {
      const asking = { token: anyKey, query: `email=${encodeURIComponent(email)}` };
      expectCreated(await send("POST", { ...asking, body: JSON.stringify({ email: "other@example.com" }) }));
      expectError(await send("POST", { ...asking, body: "x".repeat(1024 * 1024) }), 413);
    },
    ["anyKey"],
  ),
  rule(
    "reply.document",
    "The OpenAPI document is served at /openapi.json below the base URL",
    async ({ send }) => {
      const reply = await send("GET", { path: "/openapi.json" });
      expectStatus(reply, 200);
      expectHeader(reply, "Content-Type", /^application\/(?:[\w.-]+\+)?json\b/i);
    },
  ),
];

function someOfEach({ send }: Probe): Promise<readonly Reply[]> {
  return Promise.all([send("POST"), send("DELETE"), send("GET"), send("POST", { path: "/elsewhere" })]);
}

function rule(id: string, text: string, check: Rule["check"], needs: Rule["needs"] = []): Rule {
  return { id, level: "beyond", rule: text, needs, check };
}
