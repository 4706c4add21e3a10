import { propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { W3CBaggagePropagator } from "@opentelemetry/core";
import { InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from "@opentelemetry/sdk-trace";
import { describe, expect, it, onTestFinished } from "vitest";
import type { MailTransport, PasswordResetServerOptions } from "@metal/password-reset-server";
import { createMemoryStore } from "@metal/password-reset-server/memory";
import { createOpenTelemetryTracing } from "@metal/password-reset-server/opentelemetry";
import { ADA, createHarness, NOBODY, passwordIn, type Harness } from "../src/testing/harness.ts";
import { STORES } from "../src/testing/stores.ts";
import { startTracing } from "./opentelemetry.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const CALLER = "b7ad6b7169203331";
const BASE = "http://localhost/metal/v1/reset-password";

type Traced = Harness & { readonly spans: () => readonly ReadableSpan[] };

async function traced(options: Partial<PasswordResetServerOptions> = {}): Promise<Traced> {
  const exporter = new InMemorySpanExporter();
  const { tracing, stop } = startTracing([new SimpleSpanProcessor({ exporter })]);
  onTestFinished(stop);
  return { ...(await createHarness({ tracing, ...options })), spans: () => exporter.getFinishedSpans() };
}

function send({ server, projectKey }: Harness, headers: Record<string, string> = {}): Promise<Response> {
  return server.fetch(
    new Request(`${BASE}?email=${ADA}`, {
      method: "POST",
      headers: { "X-Auth-Token": projectKey, ...headers },
    }),
  );
}

describe("a span of a request", () => {
  it("goes on with the trace that the request names, and says what came of it", async () => {
    const harness = await traced();

    const reply = await send(harness, { traceparent: `00-${TRACE}-${CALLER}-01` });

    const [span] = harness.spans();
    expect(span).toMatchObject({
      name: "POST /metal/v1/reset-password",
      kind: SpanKind.SERVER,
      parentSpanContext: { traceId: TRACE, spanId: CALLER },
      status: { code: SpanStatusCode.UNSET },
    });
    expect(span?.spanContext().traceId).toBe(TRACE);
    expect(span?.attributes).toEqual({
      "http.request.method": "POST",
      "http.response.status_code": 201,
      "http.route": "/metal/v1/reset-password",
      "metal.password_reset.operation": "createPasswordResetToken",
      "metal.password_reset.request_id": reply.headers.get("X-Request-Id"),
      "url.path": "/metal/v1/reset-password",
      "url.scheme": "http",
    });
  });

  it("stands within the one that the host has made", async () => {
    const harness = await traced();

    await trace.getTracer("host").startActiveSpan("route", async (outer) => {
      await send(harness, { traceparent: `00-${TRACE}-${CALLER}-01` });
      outer.end();
    });

    const [inner, outer] = harness.spans();
    expect(inner).toMatchObject({
      kind: SpanKind.INTERNAL,
      parentSpanContext: { spanId: outer?.spanContext().spanId },
    });
  });

  it("is all that goes on: what a stranger says in baggage does not", async () => {
    const said: unknown[] = [];
    const harness = await traced({
      tracing: createOpenTelemetryTracing({ propagator: new W3CBaggagePropagator() }),
      onRequest: () => void said.push(trace.getActiveSpan() !== undefined, propagation.getActiveBaggage()),
    });

    await send(harness, { baggage: "who=stranger" });

    expect(said).toEqual([true, undefined]);
  });

  it("has no path that is not the server's, and no method that nobody knows", async () => {
    const harness = await traced();
    const ask = (path: string, method: string): Promise<Response> =>
      harness.server.fetch(new Request(`http://localhost/${path}`, { method }));

    await ask(`a-secret/${ADA}`, "GET");
    await ask("metal/v1/reset-password", "INVENTED");

    expect(harness.spans().map(({ name }) => name)).toEqual(["GET", "HTTP"]);
    expect(JSON.stringify(harness.spans().map(({ attributes }) => attributes))).not.toMatch(
      /a-secret|INVENTED|@/,
    );
  });

  it("is a failure where the server failed, and only there", async () => {
    const harness = await traced();
    await send(harness, { "X-Auth-Token": "no key" });
    await harness.server.close();
    await send(harness);

    expect(harness.spans().map(({ status }) => status.code)).toEqual([
      SpanStatusCode.UNSET,
      SpanStatusCode.ERROR,
    ]);
    expect(harness.spans()[1]?.attributes["error.type"]).toBe("503");
  });
});

describe("a span of a mail", () => {
  it("has a trace of its own, within which the transport's stand", async () => {
    const mail: MailTransport = async () => trace.getTracer("smtp").startSpan("RCPT").end();
    const harness = await traced({ mail });
    harness.server.outbox.start();
    await send(harness, { traceparent: `00-${TRACE}-${CALLER}-01` });
    await expect.poll(() => harness.spans().length).toBe(3);

    const sent = harness.spans().find(({ name }) => name === "send reset_token");
    const inner = harness.spans().find(({ name }) => name === "RCPT");
    expect(sent).toMatchObject({ kind: SpanKind.CLIENT, parentSpanContext: undefined });
    expect(sent?.spanContext().traceId).not.toBe(TRACE);
    expect(inner?.parentSpanContext?.spanId).toBe(sent?.spanContext().spanId);
    expect(sent?.attributes).toEqual({
      "metal.password_reset.mail.attempts": 1,
      "metal.password_reset.mail.id": expect.any(String),
      "metal.password_reset.mail.kind": "reset_token",
    });
  });

  it.each(STORES)("is linked to the request that it was written for, on %s", async (_name, openStore) => {
    const harness = await traced({ store: await openStore() });
    await send(harness, { traceparent: `00-${TRACE}-${CALLER}-01`, tracestate: "stranger=says" });
    await harness.reset(harness.userKey);
    await harness.server.outbox.deliver();

    const contextOf = (name: string): unknown =>
      harness
        .spans()
        .find((span) => span.name === name)
        ?.spanContext();
    const link = (name: string): unknown => ({
      links: [{ context: { ...(contextOf(name) as object), isRemote: true, traceState: undefined } }],
      parent: undefined,
    });
    const linked = Object.fromEntries(
      harness
        .spans()
        .filter(({ name }) => name.startsWith("send "))
        .map(({ name, links, parentSpanContext }) => [name, { links, parent: parentSpanContext }]),
    );
    expect(linked).toEqual({
      "send password_changed": link("DELETE /metal/v1/reset-password"),
      "send reset_token": link("POST /metal/v1/reset-password"),
    });
    expect(JSON.stringify(linked)).toContain(TRACE);
    expect(JSON.stringify(linked)).not.toContain("stranger");
  });

  it("has no link where the request was not traced, or what was kept is no trace", async () => {
    const store = createMemoryStore();
    const untraced = await createHarness({ store });
    await untraced.ask();
    const harness = await traced({
      store: {
        ...store,
        outbox: {
          ...store.outbox,
          claim: async (options) =>
            (await store.outbox.claim(options)).flatMap((mail) => [
              mail,
              { ...mail, trace: `00-${"0".repeat(32)}-${CALLER}-01` },
              { ...mail, trace: "something else" },
            ]),
        },
        accounts: { ...store.accounts, insert: async () => true },
      },
    });

    await harness.server.outbox.deliver();

    expect(harness.spans().map(({ name, links }) => [name, links])).toEqual(
      Array.from({ length: 3 }, () => ["send reset_token", []]),
    );
  });

  it("is a failure where the mail was not sent, whose words it does not have", async () => {
    const mail: MailTransport = ({ to }) => Promise.reject(new TypeError(`550 no ${to}`));
    const harness = await traced({ mail });
    await send(harness);
    await harness.server.outbox.deliver();

    const span = harness.spans().at(-1);
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span?.attributes["error.type"]).toBe("TypeError");
    expect(span?.events).toEqual([]);
  });
});

it("no span holds a key, a token, a password or an address", async () => {
  const harness = await traced();
  const token = await harness.mailedToken();
  const password = await passwordIn(await harness.reset(token));
  await harness.ask(NOBODY);
  await harness.ask(ADA, harness.userKey);
  await harness.server.outbox.deliver();

  const spans = harness.spans().map(({ name, attributes, events, status, links }) => {
    return JSON.stringify({ name, attributes, events, status, links });
  });
  expect(spans.length).toBeGreaterThan(6);
  for (const secret of [token, password, harness.userKey, harness.projectKey, "example.com"])
    expect(spans.join("\n")).not.toContain(secret);
});
