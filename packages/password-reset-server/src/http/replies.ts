import { seconds } from "./rate-limit-headers.ts";
import type { Refusal } from "../operations/refusal.ts";

/** On every answer: what it says is for one caller, once, and is not to be guessed at. */
const ALWAYS = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" } as const;

/** Says of a reply that the reset was carried out by an earlier request. */
export const REPLAYED_HEADER = "Idempotency-Replayed";

/** An answer without a body. A 204 has none by its nature, and must not tell its length. */
export function emptyReply(status: 201 | 204): Response {
  const headers = status === 204 ? ALWAYS : { ...ALWAYS, "Content-Length": "0" };
  return new Response(null, { status, headers });
}

/** An answer in JSON, its length told, so that a reply which broke off can be seen to have. */
export function jsonReply(status: number, body: unknown): Response {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const headers = { ...ALWAYS, "Content-Type": "application/json", "Content-Length": String(bytes.length) };
  return new Response(bytes, { status, headers });
}

/** A refusal in the contract's `Error`. */
export function refusalReply(refusal: Refusal): Response {
  const reply = jsonReply(refusal.status, { errors: refusal.errors });
  if (refusal.allow !== undefined) reply.headers.set("Allow", refusal.allow);
  if (refusal.retryAfter !== undefined) {
    reply.headers.set("Retry-After", String(seconds(refusal.retryAfter)));
  }
  return reply;
}

/** The same answer to a `HEAD`: no body. */
export function withoutBody(reply: Response): Response {
  return new Response(null, reply);
}
