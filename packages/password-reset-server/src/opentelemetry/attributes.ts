import type { Attributes } from "@opentelemetry/api";
import type { Answered, DeliveredMail } from "../tracing/tracing.ts";

/** Methods that may be named: another one is whatever somebody wrote. */
const METHODS = new Set([
  "CONNECT",
  "DELETE",
  "GET",
  "HEAD",
  "OPTIONS",
  "PATCH",
  "POST",
  "PUT",
  "QUERY",
  "TRACE",
]);

/** What is known of a request when it comes, and how its span is named until more is. */
export function requestAttributes({ method, url }: Request): Attributes & { readonly method: string } {
  const known = METHODS.has(method);
  return {
    method: known ? method : "HTTP",
    "http.request.method": known ? method : "_OTHER",
    "url.scheme": url.startsWith("https:") ? "https" : "http",
  };
}

/** What is known of a request once it is answered. A path that is not the server's may hold anything. */
export function answerAttributes({ event, path }: Answered): Attributes {
  return {
    "http.response.status_code": event.status,
    "metal.password_reset.request_id": event.requestId,
    ...(path !== undefined && { "http.route": path, "url.path": path }),
    ...(event.operation !== undefined && { "metal.password_reset.operation": event.operation }),
    ...(event.status >= 500 && { "error.type": String(event.status) }),
  };
}

/** What is known of a mail; a mail to nobody is described like any other. */
export function mailAttributes({ id, kind, attempts }: DeliveredMail): Attributes {
  return {
    "metal.password_reset.mail.id": id,
    "metal.password_reset.mail.kind": kind,
    "metal.password_reset.mail.attempts": attempts,
  };
}
