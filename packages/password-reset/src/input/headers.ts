import type { PasswordResetClientOptions } from "../client/options.ts";
import { packageUserAgent } from "../version.ts";
import { check } from "./invalid-input.ts";

export type HeaderOptions = Pick<PasswordResetClientOptions, "headers" | "userAgent">;

/** Names that the contract sets, and those by which the platform frames a message and keeps a connection. */
const reserved =
  /^(accept|connection|content-(length|type)|expect|host|idempotency-key|keep-alive|te|trailer|transfer-encoding|upgrade|x-auth-token)$/i;

/** A name and a value as the platform's `Headers` take them, with a line break between: neither can hold one. */
const header = /^[\w!#$%&'*+.^`|~-]+\n[^\0\r\n\u0100-\uffff]*$/;

/**
 * The headers of every request but the token's, checked once, when the client is made.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`; no header's value is quoted.
 */
export function readHeaders({
  headers: extra = {},
  userAgent,
}: HeaderOptions): Readonly<Record<string, string>> {
  // What a `Headers`, a `Map`, a function or a promise holds is in no property, and would be dropped without a word.
  check({}.toString.call(extra) === "[object Object]", "headers", "a plain object of names and values");
  const headers: Record<string, string> = {
    accept: "application/json",
    // A browser names itself, and another name would cost a preflight.
    ...(!globalThis.navigator?.userAgent?.startsWith("Mozilla/") && { "user-agent": packageUserAgent }),
  };
  const set = (option: string, name: string, value: unknown) => {
    check(typeof value === "string" && header.test(`${name}\n${value}`), option, "what a header can hold");
    headers[name.toLowerCase()] = value;
  };
  for (const [name, value] of Object.entries(extra)) {
    check(!reserved.test(name), "headers", `without ${name}`);
    set("headers", name, value);
  }
  if (userAgent !== undefined) {
    set("userAgent", "user-agent", userAgent);
  }
  return headers;
}
