/** A part of a text that is hidden until it is asked for. */
type Secret = { readonly secret: string };

/** A text in parts, so that what is secret in it can be drawn hidden. */
export type MaskedText = readonly (string | Secret)[];

const keyWithKind = /^(mk_[a-z]+_)(.+)$/;
const newPassword = /("new_password"\s*:\s*")((?:[^"\\]|\\.)+)/;

/** Headers that open something: an account, or the answer that is kept for a repeat. */
const secretHeaders: ReadonlySet<string> = new Set(["x-auth-token", "idempotency-key"]);

/** A header's value; the kind of a key stays readable, as it tells what the key may do. */
export function maskHeader(name: string, value: string): MaskedText {
  if (!secretHeaders.has(name.toLowerCase())) {
    return [value];
  }
  const [, kind, rest] = keyWithKind.exec(value) ?? [];
  return kind !== undefined && rest !== undefined ? [kind, { secret: rest }] : [{ secret: value }];
}

/** A reply's body; a new password in it is hidden. */
export function maskBody(body: string): MaskedText {
  const match = newPassword.exec(body);
  if (match === null) {
    return body === "" ? [] : [body];
  }
  const [found, before = "", secret = ""] = match;
  return [body.slice(0, match.index) + before, { secret }, body.slice(match.index + found.length)];
}
