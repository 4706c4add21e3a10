/**
 * Tells OpenTelemetry of each call: a span for the call, an event in it for each thing that happens. Nothing
 * that `onEvent` tells is a secret, so all of it may be exported.
 */
import { SpanKind, SpanStatusCode, type Attributes, type Span, type Tracer } from "@opentelemetry/api";
import {
  createPasswordResetClient,
  type Operation,
  type PasswordResetClient,
  type PasswordResetClientOptions,
  type PasswordResetEvent,
} from "@metal/password-reset";

/** A client whose calls are spans of a tracer. */
export function createTracedClient(options: PasswordResetClientOptions, tracer: Tracer): PasswordResetClient {
  /** One client for each call costs next to nothing, and calls at the same time do not mix their events. */
  async function traced<T>(
    operation: Operation,
    call: (client: PasswordResetClient) => Promise<T>,
  ): Promise<T> {
    return tracer.startActiveSpan(operation, { kind: SpanKind.CLIENT }, async (span) => {
      const onEvent = (event: PasswordResetEvent): void => {
        note(event, span);
        options.onEvent?.(event);
      };
      try {
        return await call(createPasswordResetClient({ ...options, onEvent }));
      } finally {
        span.end();
      }
    });
  }
  return {
    createPasswordResetToken: async (call) =>
      traced("createPasswordResetToken", (client) => client.createPasswordResetToken(call)),
    resetPassword: async (call) => traced("resetPassword", (client) => client.resetPassword(call)),
  };
}

function note({ type, ...facts }: PasswordResetEvent, span: Span): void {
  const attributes = withPrefix(facts);
  if (type !== "success" && type !== "failure") {
    span.addEvent(type, attributes);
    return;
  }
  span.setAttributes(attributes);
  if ("code" in facts) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: facts.code });
  }
}

function withPrefix(facts: Readonly<Record<string, string | number | boolean | undefined>>): Attributes {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`password_reset.${name}`, value]));
}
