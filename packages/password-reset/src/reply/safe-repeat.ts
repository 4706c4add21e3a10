import { ACCEPT_IDEMPOTENCY_KEY_HEADER } from "../contract/names.ts";

/**
 * Whether a server says that it answers a repeat of `resetPassword` with its first reply. The header is a
 * list of methods, each of which may carry parameters: `DELETE;ttl=300, POST`.
 */
export function announcesSafeRepeat(headers: Headers): boolean {
  return /(^|,)\s*DELETE\s*([;,]|$)/.test(headers.get(ACCEPT_IDEMPOTENCY_KEY_HEADER) ?? "");
}
