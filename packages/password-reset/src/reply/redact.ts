/** What stands where a secret or an address was taken out. */
const mark = "[hidden]";

/** So many characters of a secret are looked for, and the rest of its words is hidden with them. No address has more. */
const enough = 254;

/**
 * Makes a server's words safe to show: none of the given secrets, in whatever case, also where some or
 * all of it is percent-encoded, once or more, or escaped for HTML or JSON, and no control or direction
 * characters. What is not looked for: base64 and other codes, which no server writes into a message.
 */
export function redact(text: string, secrets: readonly string[]): string {
  // No form of a secret is shorter than itself; most words are too short to hold a token.
  const patterns = secrets.filter((secret) => secret.length <= text.length).map(asPattern);
  return text
    .replace(new RegExp(patterns.join("|") || "[]", "giv"), mark)
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");
}

/**
 * Invisible characters between those of a secret do not make it less readable, nor do the backslashes of an
 * escape. Its own are left out of these: taken for both, they could be told apart in more ways than can be tried.
 */
function asPattern(secret: string): string {
  const own = secret.replace(/[^\p{Cc}\p{Cf}\\]|(\\)/gu, "$1$1");
  const gap = `[[\\p{Cc}\\p{Cf}\\\\]--[${own}]]*`;
  // To look for all of a long one, in words that repeat a part of it, takes minutes.
  const rest = secret[enough] ? `(?:[^ ]* ){0,${secret.slice(enough).split(" ").length - 1}}[^ ]*` : "";
  return Array.from(secret.slice(0, enough), anyForm).join(gap) + rest;
}

/** One character as it is, percent-encoded, as an HTML entity, or as an escape of JSON. */
function anyForm(character: string): string {
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16);
  const bytes = Array.from(
    new TextEncoder().encode(character),
    (byte) => `%(?:25)*${byte.toString(16).padStart(2, "0")}`,
  );
  // Letters and digits have no name, nor what folds to one; which one a name stands for is not looked into.
  const named = /\W/iu.test(character) ? "|[a-z]+" : "";
  const plus = character === " " ? "+" : "";
  // The longer forms first: an `&` alone begins an entity of itself.
  return `(?:${bytes.join("")}|&(?:#0*${code}|#x0*${hex}${named});|\\\\u0*${hex}|[\\u{${hex}}${plus}])`;
}
