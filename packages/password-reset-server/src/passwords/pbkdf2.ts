import type { Bytes } from "../tokens/bytes.ts";
import { platformRandom } from "../tokens/random.ts";
import type { PasswordHasher } from "./hasher.ts";

const HASH = /^\$pbkdf2-sha256\$i=(\d{1,9})\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;
const HASH_BYTES = 32;

/**
 * A hasher on PBKDF2-SHA256 from Web Crypto, for places that have nothing better, such as a page. On Node take
 * `createArgon2idHasher` instead.
 *
 * @example
 * ```ts
 * import { createPbkdf2Hasher } from "@metal/password-reset-server/memory";
 *
 * const hasher = createPbkdf2Hasher();
 * await hasher.verify("secret", await hasher.hash("secret")); // true
 * ```
 */
export function createPbkdf2Hasher(options: { readonly iterations?: number } = {}): PasswordHasher {
  const iterations = options.iterations ?? 600_000;
  return {
    async hash(password) {
      const salt = platformRandom(16);
      const hash = await derive(password, { salt, iterations });
      return `$pbkdf2-sha256$i=${iterations}$${toBase64(salt)}$${toBase64(hash)}`;
    },
    async verify(password, hash) {
      const [, count, salt, expected] = HASH.exec(hash) ?? [];
      if (count === undefined || salt === undefined || expected === undefined) return false;
      const actual = await derive(password, { salt: fromBase64(salt), iterations: Number(count) });
      return sameBytes(actual, fromBase64(expected));
    },
  };
}

type Parameters = { readonly salt: Bytes; readonly iterations: number };

async function derive(password: string, { salt, iterations }: Parameters): Promise<Uint8Array> {
  const material = new TextEncoder().encode(password);
  const key = await crypto.subtle.importKey("raw", material, "PBKDF2", false, ["deriveBits"]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, HASH_BYTES * 8));
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] ?? 0);
  return difference === 0;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
