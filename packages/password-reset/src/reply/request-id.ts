import { REQUEST_ID_HEADER } from "../contract/names.ts";

/** A reply's request id, where it can be shown: one short word, nothing escaped in it, and none of the secrets. */
export function readRequestId(headers: Headers, secrets: readonly string[]): string | undefined {
  const value = headers.get(REQUEST_ID_HEADER) ?? "";
  // Cheaper than `redact`, which makes a pattern of all forms that a secret can have.
  const isWord = /^[!-$'-~]{1,128}$/.test(value);
  const isSecret = (secret: string) =>
    value.toLowerCase().includes(secret.toLowerCase().replaceAll(" ", "+"));
  return isWord && !secrets.some(isSecret) ? value : undefined;
}
