import {
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  AUTH_TOKEN_HEADER,
  EMAIL_PARAMETER,
  IDEMPOTENCY_KEY_HEADER,
  OPERATIONS,
  REQUEST_ID_HEADER,
} from "@metal/password-reset/contract";
import { PasswordResetServerError } from "../errors/server-error.ts";
import { clientNetwork } from "../limits/client-network.ts";
import { createQuotas, UNLIMITED } from "../limits/quotas.ts";
import { readToken, type PresentedToken } from "../operations/authenticate.ts";
import type { OperationContext } from "../operations/context.ts";
import type { Exchange } from "../operations/exchange.ts";
import { createPasswordResetToken } from "../operations/create-password-reset-token.ts";
import { RefusalError, stopping, unavailable } from "../operations/refusal.ts";
import { resetPassword } from "../operations/reset-password.ts";
import type { StoreFailure } from "../stores/unavailable.ts";
import { errorName, type Logger } from "../server/logger.ts";
import type { Answered, Tracing } from "../tracing/tracing.ts";
import { discardBody } from "./body.ts";
import type { Cors } from "./cors.ts";
import { describeServer } from "./document.ts";
import { readIdempotencyKey } from "./idempotency-key.ts";
import { createAnnounceLimits } from "./rate-limit-headers.ts";
import { emptyReply, jsonReply, refusalReply, REPLAYED_HEADER, withoutBody } from "./replies.ts";
import type { RequestEvent } from "./request-event.ts";
import { ALLOWED_METHODS, createRouter, type Route } from "./routes.ts";

/**
 * What the host knows of a request and the request does not say. An `object` beside, so that the handler can be handed
 * over wherever the platform's `fetch` is taken, whose second argument is another.
 */
export type RequestContext = object & {
  /** The client's address as the host sees it, never as a header claims it. Without one its network is not limited. */
  readonly clientAddress?: string | undefined;
};

/** Answers a request. It never throws. */
export type Handler = (request: Request, context?: RequestContext) => Promise<Response>;

/** What the handler works with. */
export type HandlerContext = OperationContext & {
  readonly basePath: string;
  /** Lets pages of other origins in; `undefined` for none. */
  readonly cors: Cors | undefined;
  readonly logger: Logger;
  readonly tracing: Tracing | undefined;
  readonly onRequest: (event: RequestEvent) => void;
  /** Told why the store took nothing. */
  readonly noteStoreFailure: (reason: StoreFailure) => void;
  /** Tells whether the server takes no more requests. */
  readonly isStopping: () => boolean;
};

/** Makes the handler: refuse early, do the work, name the exchange, note it. */
export function createHandler(context: HandlerContext): Handler {
  const route = createRouter(context.basePath);
  const safeRepeat = announcement(context);
  const document = describeServer({ basePath: context.basePath, announcement: safeRepeat });
  const announceLimits = createAnnounceLimits(context.limits);

  async function answer(
    request: Request,
    exchange: Omit<Exchange, "idempotencyKey">,
    note: (route: Route, path: string) => void,
  ): Promise<Response> {
    const url = new URL(request.url);
    const found = route(request.method, url.pathname);
    note(found, url.pathname);
    if (context.isStopping()) throw stopping();
    if (found === "openApi") return jsonReply(200, document);
    // A browser asks by itself, and before each request that it does not remember: that is not counted.
    if (found === "options" && context.cors?.isPreflight(request) === true) return optionsReply();
    await limitNetwork(exchange, context);
    await discardBody(request);
    if (found === "options") return optionsReply();
    await limitServer(exchange, context);
    const token = await readToken(request.headers.get(AUTH_TOKEN_HEADER));
    const named = { ...exchange, idempotencyKey: keyOf(request, context) };
    if (found === "resetPassword") return answerReset(token, named, context);
    const emails = url.searchParams.getAll(EMAIL_PARAMETER);
    await createPasswordResetToken(token, emails, named, context);
    return emptyReply(201);
  }

  async function exchangeOne(
    request: Request,
    client: RequestContext,
    trace: string | undefined,
  ): Promise<Answered> {
    const requestId = crypto.randomUUID();
    const startedAt = performance.now();
    let asked: Route | undefined;
    // Noted once it is known to be one of ours: an unknown one may hold anything.
    let path: string | undefined;
    const quotas = createQuotas();
    const exchange = { requestId, clientAddress: client.clientAddress, quotas, trace };
    const note = (found: Route, at: string): void => void ([asked, path] = [found, at]);
    let storeFailure: StoreFailure | undefined;
    const reply = await answer(request, exchange, note).catch((error: unknown) => {
      storeFailure = reasonOf(error);
      if (storeFailure !== undefined) context.noteStoreFailure(storeFailure);
      return failureReply(error, requestId, context.logger);
    });
    reply.headers.set(REQUEST_ID_HEADER, requestId);
    announceLimits(reply, quotas);
    context.cors?.apply(request, reply);
    if (safeRepeat !== undefined && asked !== undefined && asked !== "openApi") {
      reply.headers.set(ACCEPT_IDEMPOTENCY_KEY_HEADER, safeRepeat);
    }
    const duration = Math.round((performance.now() - startedAt) * 1000) / 1000;
    const about = { requestId, operation: asked, status: reply.status, duration, storeFailure };
    const event: RequestEvent = { ...about, limits: quotas.outcomes };
    context.logger.info(about, "request");
    tell(event, context);
    return { reply, event, path };
  }

  const { tracing } = context;
  return async (request, client = {}) => {
    const exchange = (trace?: string): Promise<Answered> => exchangeOne(request, client, trace);
    const { reply } = await (tracing === undefined ? exchange() : tracing.followRequest(request, exchange));
    return request.method === "HEAD" ? withoutBody(reply) : reply;
  };
}

/** Whoever watches must not break what is watched. */
function tell(event: RequestEvent, { onRequest, logger }: HandlerContext): void {
  try {
    onRequest(event);
  } catch (error) {
    logger.error({ requestId: event.requestId, error: errorName(error) }, "onRequest failed");
  }
}

async function answerReset(
  token: PresentedToken,
  exchange: Exchange,
  context: HandlerContext,
): Promise<Response> {
  const { newPassword, replayed } = await resetPassword(token, exchange, context);
  const reply = jsonReply(201, { new_password: newPassword });
  if (replayed) reply.headers.set(REPLAYED_HEADER, "true");
  return reply;
}

/** The name of a request across its repeats, where the host lets it have one. */
function keyOf(request: Request, { safeRepeatLifetime }: HandlerContext): string | undefined {
  if (safeRepeatLifetime === undefined) return undefined;
  return readIdempotencyKey(request.headers.get(IDEMPOTENCY_KEY_HEADER));
}

function optionsReply(): Response {
  const reply = emptyReply(204);
  reply.headers.set("Allow", ALLOWED_METHODS);
  return reply;
}

/** What every reply says of safe repeat: the methods, and for how many seconds; `undefined` where it is off. */
function announcement({ safeRepeatLifetime }: HandlerContext): string | undefined {
  if (safeRepeatLifetime === undefined) return undefined;
  const seconds = Math.floor(safeRepeatLifetime / 1000);
  return [OPERATIONS.resetPassword, OPERATIONS.createPasswordResetToken]
    .map(({ method }) => `${method};ttl=${seconds}`)
    .join(", ");
}

async function limitNetwork(
  { clientAddress, quotas }: Pick<Exchange, "clientAddress" | "quotas">,
  { limits }: HandlerContext,
): Promise<void> {
  const network = clientAddress === undefined ? undefined : clientNetwork(clientAddress);
  const decision = network === undefined ? UNLIMITED : await limits.network(network);
  quotas.note("network", decision);
  if (decision.allowed) return;
  throw new RefusalError({
    status: 429,
    errors: [
      "Too many requests from this network. Nothing was done. Wait as long as Retry-After says, then send it again.",
    ],
    retryAfter: decision.retryAfter,
  });
}

async function limitServer({ quotas }: Pick<Exchange, "quotas">, { limits }: HandlerContext): Promise<void> {
  const decision = await limits.server("all");
  quotas.note("server", decision);
  if (decision.allowed) return;
  throw new RefusalError({
    status: 429,
    errors: [
      "The server has taken as many requests as it takes. Nothing was done. Wait as long as Retry-After says, then send it again.",
    ],
    retryAfter: decision.retryAfter,
  });
}

/** Why the store took nothing, where that is what failed. */
function reasonOf(error: unknown): StoreFailure | undefined {
  return error instanceof PasswordResetServerError ? error.reason : undefined;
}

function failureReply(error: unknown, requestId: string, logger: Logger): Response {
  if (error instanceof RefusalError) return refusalReply(error.refusal);
  if (error instanceof PasswordResetServerError && error.code === "store_unavailable") {
    const { code, reason, message } = error;
    logger.error({ requestId, error: code, reason, detail: message }, "the store took nothing");
    return refusalReply(unavailable(error.retryAfter ?? 1000).refusal);
  }
  logger.error({ requestId, error: errorName(error) }, "a request failed on the inside");
  return refusalReply({
    status: 500,
    errors: [
      `The server failed. Whether anything was done is not certain. Report request ${requestId} to whoever runs it.`,
    ],
  });
}
