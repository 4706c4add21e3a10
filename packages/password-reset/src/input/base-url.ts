import type { PasswordResetClientOptions } from "../client/options.ts";
import { DEFAULT_BASE_URL } from "../contract/names.ts";
import { check } from "./invalid-input.ts";

export type BaseUrlOptions = Pick<PasswordResetClientOptions, "allowInsecureHttp" | "baseUrl">;

/** Origins to which a key may be sent: https, and plain http where it does not leave the machine. */
const safeOrigin = /^https:|^http:\/\/((.*\.)?localhost|\[::1\]|127(\.\d+){3})(:\d+)?$/;

/**
 * The base URL without a trailing slash, checked: http(s), no credentials, no query, no fragment, and
 * https unless the host is loopback.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`. The URL is never quoted: it may hold a password.
 */
export function readBaseUrl({ baseUrl = DEFAULT_BASE_URL, allowInsecureHttp }: BaseUrlOptions): string {
  const rule =
    "an https URL without credentials, query or fragment; http only to loopback, or with `allowInsecureHttp`";
  check(URL.canParse(baseUrl), "baseUrl", rule);
  const url = new URL(baseUrl);
  const allowed = allowInsecureHttp === true ? /^http/ : safeOrigin;
  const rest = url.username + url.password + url.search + url.hash;
  check(allowed.test(url.origin) && !rest, "baseUrl", rule);
  // Not `href`: it keeps a lone `?` or `#`.
  return url.origin + url.pathname.replace(/\/+$/, "");
}
