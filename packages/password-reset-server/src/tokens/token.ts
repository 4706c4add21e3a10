import type { Bytes } from "./bytes.ts";
import type { Random } from "./random.ts";
import { sha256 } from "./sha256.ts";
import { TOKEN_PREFIXES } from "@metal/password-reset/contract";

/** What a token is, told by its prefix: secret scanners and people can tell it too. */
export type TokenKind = keyof typeof TOKEN_PREFIXES;

const SECRET_BYTES = 32;
const SECRET = /^[A-Za-z0-9_-]{43}$/;
const KINDS = ["user", "project", "reset"] as const satisfies readonly TokenKind[];

/** A new token: its kind as prefix, then 256 random bits. */
export function createToken(kind: TokenKind, options: { readonly random: Random }): string {
  return `${TOKEN_PREFIXES[kind]}${toBase64Url(options.random(SECRET_BYTES))}`;
}

/** The kind of a token by its form; `undefined` where it has another form, and so cannot be one of ours. */
export function tokenKind(token: string): TokenKind | undefined {
  const kind = KINDS.find((candidate) => token.startsWith(TOKEN_PREFIXES[candidate]));
  return kind !== undefined && SECRET.test(token.slice(TOKEN_PREFIXES[kind].length)) ? kind : undefined;
}

/**
 * What is kept of a token. A fast digest is enough: with 256 random bits there is nothing to guess, and finding
 * it by its digest takes no time that depends on the token.
 */
export async function digestToken(token: string): Promise<Bytes> {
  return sha256(token);
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
