/**
 * Sends a span for each request and each mail to wherever the processors send them. Registered like this, the spans of
 * other libraries, such as of a mail transport or a database, stand within ours.
 */
import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { TracerProvider, type SpanProcessor } from "@opentelemetry/sdk-trace";
import { createOpenTelemetryTracing } from "@metal/password-reset-server/opentelemetry";
import type { Tracing } from "@metal/password-reset-server";

/** What the server is handed as its `tracing`, and what sends the last spans and ends it. */
export type Started = { readonly tracing: Tracing; readonly stop: () => Promise<void> };

export function startTracing(spanProcessors: SpanProcessor[]): Started {
  const provider = new TracerProvider({ spanProcessors });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return {
    tracing: createOpenTelemetryTracing(),
    async stop() {
      await provider.shutdown();
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}
