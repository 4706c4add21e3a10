import { REQUEST_ID_HEADER } from "../contract/names.ts";

/** A reply's request id, where it can be shown: one short word, nothing escaped in it, and none of the secrets. */
export function readRequestId(headers: Headers, secrets: readonly string[]): string | undefined {
  const value = headers.get(REQUEST_ID_HEADER) ?? "";
  // Cheaper than `redact`, which makes a pattern of all forms that a secret can have.
  const isSecret = secrets.some((secret) =>
    value.toLowerCase().includes(secret.toLowerCase().replaceAll(" ", "+")),
  );
  return /^[!-$'-~]{1,128}$/.test(value) && !isSecret ? value : undefined;
}
