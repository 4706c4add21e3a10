import {
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Link,
  type Span,
  type TextMapGetter,
  type TextMapPropagator,
  type Tracer,
  type TracerProvider,
} from "@opentelemetry/api";
import type { Answered, DeliveredMail, Tracing } from "../tracing/tracing.ts";
import { answerAttributes, mailAttributes, requestAttributes } from "./attributes.ts";

/** Where spans go. */
export type OpenTelemetryOptions = {
  /** Makes the tracer. Default: the one that was registered with OpenTelemetry, whenever that is done. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** Reads where a request's trace comes from. Default: the one that was registered. */
  readonly propagator?: Pick<TextMapPropagator<Headers>, "extract"> | undefined;
};

/**
 * Follows requests and mails with OpenTelemetry: a span for each, named and described as its semantic conventions say.
 * No span holds a key, a token, a password, an address or a query. A request's trace goes on where its `traceparent`
 * says; where the host has made a span for it already, ours stands within that one.
 *
 * @example
 * ```ts
 * import { createOpenTelemetryTracing } from "@metal/password-reset-server/opentelemetry";
 *
 * const server = createPasswordResetServer({ ...options, tracing: createOpenTelemetryTracing() });
 * ```
 */
export function createOpenTelemetryTracing(options: OpenTelemetryOptions = {}): Tracing {
  const tracer = (options.tracerProvider ?? trace).getTracer("@metal/password-reset-server");
  const propagator = options.propagator ?? propagation;
  return {
    followRequest: (request, answer) => followRequest(tracer, parentOf(request, propagator), request, answer),
    followMail: (mail, deliver) => followMail(tracer, mail, deliver),
  };
}

type Parent = { readonly context: Context; readonly kind: SpanKind };

/** What a stranger's `baggage` says is not passed on. */
function parentOf({ headers }: Request, propagator: Pick<TextMapPropagator<Headers>, "extract">): Parent {
  const active = context.active();
  if (trace.getSpan(active) !== undefined) return { context: active, kind: SpanKind.INTERNAL };
  const extracted = propagator.extract(active, headers, HEADERS);
  return { context: propagation.deleteBaggage(extracted), kind: SpanKind.SERVER };
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const HEADERS: TextMapGetter<Headers> = {
  get: (headers, name) => headers.get(name) ?? undefined,
  keys: (headers) => [...headers.keys()],
};

async function followRequest(
  tracer: Tracer,
  parent: Parent,
  request: Request,
  answer: (trace?: string) => Promise<Answered>,
): Promise<Answered> {
  const { method, ...attributes } = requestAttributes(request);
  const span = tracer.startSpan(method, { kind: parent.kind, attributes }, parent.context);
  try {
    const answered = await within(span, parent.context, () => answer(nameOf(span)));
    if (answered.path !== undefined) span.updateName(`${method} ${answered.path}`);
    span.setAttributes(answerAttributes(answered));
    if (answered.event.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    return answered;
  } finally {
    span.end();
  }
}

/**
 * A trace of its own, since the outbox runs for whoever wrote something, and not for the request that woke it. The one
 * that the mail was written for is linked.
 */
async function followMail(tracer: Tracer, mail: DeliveredMail, deliver: () => Promise<void>): Promise<void> {
  const attributes = mailAttributes(mail);
  const span = tracer.startSpan(`send ${mail.kind}`, {
    kind: SpanKind.CLIENT,
    attributes,
    links: linksTo(mail.trace),
    root: true,
  });
  try {
    await within(span, ROOT_CONTEXT, deliver);
  } catch (error) {
    // Not what it says: a mail server likes to repeat the address.
    span.setAttribute("error.type", error instanceof Error ? error.name : "_OTHER");
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** A `traceparent` of 55 characters; `undefined` where nothing makes spans. What a stranger says in `tracestate` is not kept. */
function nameOf(span: Span): string | undefined {
  const spanContext = span.spanContext();
  if (!isSpanContextValid(spanContext)) return undefined;
  const { traceId, spanId, traceFlags } = spanContext;
  return `00-${traceId}-${spanId}-${(traceFlags & 0xff).toString(16).padStart(2, "0")}`;
}

function linksTo(name: string | undefined): Link[] {
  const [, traceId = "", spanId = "", flags = ""] = TRACEPARENT.exec(name ?? "") ?? [];
  const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(spanContext) ? [{ context: spanContext }] : [];
}

function within<Result>(span: Span, parent: Context, work: () => Promise<Result>): Promise<Result> {
  return context.with(trace.setSpan(parent, span), work);
}
