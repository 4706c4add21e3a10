import { DEFAULT_BASE_URL } from "../contract/names.ts";
import { invalidInput } from "./invalid-input.ts";

export type BaseUrlOptions = {
  readonly allowInsecureHttp: boolean;
};

/**
 * The base URL without a trailing slash, checked: http(s), no credentials, no query, no fragment, and
 * https unless the host is loopback.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`. The URL is never quoted: it may hold a password.
 */
export function readBaseUrl(value: string | URL | undefined, options: BaseUrlOptions): string {
  const url = parse(value ?? DEFAULT_BASE_URL);
  if (url === undefined || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw invalidInput("`baseUrl` is not an absolute http(s) URL");
  }
  if (url.username !== "" || url.password !== "") {
    throw invalidInput("`baseUrl` holds a user name or a password, which do not belong into a URL");
  }
  if (url.search !== "" || url.hash !== "") {
    throw invalidInput("`baseUrl` has a query or a fragment; give only the part before them");
  }
  if (url.protocol === "http:" && !options.allowInsecureHttp && !isLoopback(url.hostname)) {
    throw invalidInput(
      "`baseUrl` is plain http to another host than loopback, where the key would be readable on the way; " +
        "use https, or set `allowInsecureHttp`",
    );
  }
  // Not `href`: it keeps a lone `?` or `#`.
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function parse(value: unknown): URL | undefined {
  try {
    return typeof value === "string" || value instanceof URL ? new URL(value) : undefined;
  } catch {
    return undefined;
  }
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}
