import { ACCEPT_IDEMPOTENCY_KEY_HEADER } from "../contract/names.ts";

/**
 * For how long a server says that it answers a repeat of `resetPassword` with its first reply, in ms; nothing where it does not.
 * The header is a list of methods, each of which may carry parameters: `DELETE;ttl=300, POST`. Without a `ttl`, in
 * seconds, there is no end to it.
 */
export function readSafeRepeat(headers: Headers): number | null {
  const announced = /(?:^|,)\s*DELETE\s*(?=[;,]|$)(?:[^,]*;\s*ttl=(\d+))?/.exec(
    headers.get(ACCEPT_IDEMPOTENCY_KEY_HEADER) ?? "",
  );
  return announced && Number(announced[1] ?? Infinity) * 1000;
}
