/** What a token is, told by its prefix: secret scanners and people can tell it too. */
export type TokenKind = "user" | "project" | "reset";

/** Fills a new array with that many random bytes. */
export type Random = (length: number) => Uint8Array<ArrayBuffer>;

const SECRET_BYTES = 32;
const TOKEN = /^mk_(user|project|reset)_[A-Za-z0-9_-]{43}$/;

/** Random bytes from the platform. */
export function platformRandom(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A new token: its kind as prefix, then 256 random bits. */
export function createToken(kind: TokenKind, options: { readonly random: Random }): string {
  return `mk_${kind}_${toBase64Url(options.random(SECRET_BYTES))}`;
}

/** The kind of a token by its form; `undefined` where it has another form, and so cannot be one of ours. */
export function tokenKind(token: string): TokenKind | undefined {
  return TOKEN.exec(token)?.[1] as TokenKind | undefined;
}

/**
 * What is kept of a token. A fast digest is enough: with 256 random bits there is nothing to guess, and finding
 * it by its digest takes no time that depends on the token.
 */
export async function digestToken(token: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
