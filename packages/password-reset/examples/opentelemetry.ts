/**
 * Tells OpenTelemetry of each call: a span for the call, an event in it for each thing that happens. Nothing
 * that `onEvent` tells is a secret, so all of it may be exported.
 */
import { SpanKind, SpanStatusCode, type Attributes, type Span, type Tracer } from "@opentelemetry/api";
import type { PasswordResetEvent } from "@metal/password-reset";

/** A listener for `onEvent` that makes each call a span of a tracer, below the span that is active then. */
export function traceCalls(tracer: Tracer): (event: PasswordResetEvent) => void {
  const spans = new Map<number, Span>();
  return ({ call, operation, type, ...facts }) => {
    const span = spans.get(call) ?? tracer.startSpan(operation, { kind: SpanKind.CLIENT });
    spans.set(call, span);
    const attributes = withPrefix(facts);
    if (type !== "success" && type !== "failure") {
      span.addEvent(type, attributes);
      return;
    }
    span.setAttributes(attributes);
    if ("code" in facts) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: facts.code });
    }
    span.end();
    spans.delete(call);
  };
}

function withPrefix(facts: Readonly<Record<string, string | number | boolean | undefined>>): Attributes {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`password_reset.${name}`, value]));
}
