import { ACCEPT_IDEMPOTENCY_KEY_HEADER, OPERATIONS } from "../contract/names.ts";

/**
 * Whether a server says that it answers a repeat of `resetPassword` with its first reply. The header is a
 * list of methods, each of which may carry parameters: `DELETE;ttl=300, POST`.
 */
export function announcesSafeRepeat(headers: Headers): boolean {
  const { method } = OPERATIONS.resetPassword;
  return (headers.get(ACCEPT_IDEMPOTENCY_KEY_HEADER) ?? "")
    .split(",")
    .some((entry) => entry.split(";", 1)[0]?.trim() === method);
}
