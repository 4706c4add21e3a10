import { SpanStatusCode } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { expect, test } from "vitest";
import { createPasswordResetClient, type PasswordResetClient } from "@metal/password-reset";
import { json, reply, respond } from "../src/testing/behaviours.ts";
import { startFaultServer } from "../src/testing/fault-server.ts";
import { email, password, secrets, token } from "../src/testing/samples.ts";
import { traceCalls } from "./opentelemetry.ts";

function trace(baseUrl: string): {
  readonly client: PasswordResetClient;
  readonly exporter: InMemorySpanExporter;
} {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const onEvent = traceCalls(provider.getTracer("example"));
  return { client: createPasswordResetClient({ token, baseUrl, onEvent }), exporter };
}

test("a call is a span, and each attempt an event in it", async () => {
  const server = await startFaultServer(
    respond(reply(429, { headers: { "Retry-After": "0" } })),
    respond(reply(201, { headers: { "X-Request-Id": "request-1" } })),
  );
  const { client, exporter } = trace(server.baseUrl);
  await client.createPasswordResetToken({ email });

  const [span] = exporter.getFinishedSpans();
  expect(span?.name).toBe("createPasswordResetToken");
  expect(span?.events.map(({ name }) => name)).toEqual([
    "attempt",
    "response",
    "retry",
    "attempt",
    "response",
  ]);
  expect(span?.attributes).toMatchObject({
    "password_reset.attempts": 2,
    "password_reset.status": 201,
    "password_reset.requestId": "request-1",
  });
  expect(span?.status.code).toBe(SpanStatusCode.UNSET);
});

test("a failure says why, and what is true", async () => {
  const server = await startFaultServer(respond(json(503, { error: "Down" })));
  const { client, exporter } = trace(server.baseUrl);
  await expect(client.resetPassword()).rejects.toThrow("Nobody can know");

  const [span] = exporter.getFinishedSpans();
  expect(span?.status).toEqual({ code: SpanStatusCode.ERROR, message: "server_error" });
  expect(span?.attributes["password_reset.outcome"]).toBe("unknown");
});

test("calls at the same time have a span each", async () => {
  const server = await startFaultServer(respond(json(201, { new_password: password })));
  const { client, exporter } = trace(server.baseUrl);
  await Promise.all([client.resetPassword(), client.resetPassword(), client.resetPassword()]);

  const counts = exporter.getFinishedSpans().map(({ events }) => events.length);
  expect(counts).toEqual([2, 2, 2]);
});

test("no span holds a secret", async () => {
  const server = await startFaultServer(
    respond(json(201, { new_password: password })),
    respond(json(422, { error: `No such address: ${email}` })),
  );
  const { client, exporter } = trace(server.baseUrl);
  await client.resetPassword();
  await client.createPasswordResetToken({ email }).catch(() => undefined);

  const exported = exporter
    .getFinishedSpans()
    .map(({ name, attributes, events, status }) => JSON.stringify({ name, attributes, events, status }));
  expect(exported).toHaveLength(2);
  expect(secrets.filter((secret) => exported.join("\n").includes(secret))).toEqual([]);
});
