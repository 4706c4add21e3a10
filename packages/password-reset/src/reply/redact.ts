/** What stands where a secret or an address was taken out. */
const mark = "[hidden]";

/**
 * Makes a server's words safe to show: no control or direction characters, and none of the given
 * secrets, plain or percent-encoded, in whatever case.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]).map(asPattern);
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").replace(new RegExp(forms.join("|"), "giu"), mark);
}

function asPattern(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
