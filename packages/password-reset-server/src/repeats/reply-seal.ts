import type { Bytes } from "../tokens/bytes.ts";
import type { Random } from "../tokens/random.ts";

const NONCE_BYTES = 12;
const ID_BITS = 256;

/**
 * Where the reply to one reset is kept for its repeats, and how it is read again. It takes the token and the
 * idempotency key that the reset was asked for with; neither is kept, and what is kept opens with nothing else.
 */
export type ReplySeal = {
  /** Names the reset in the store. It tells neither the token nor the key. */
  readonly id: Bytes;
  readonly seal: (text: string) => Promise<Bytes>;
  /** @throws when it was sealed under another name, or was altered. */
  readonly open: (sealed: Uint8Array) => Promise<string>;
};

/**
 * Derives name and encryption key (AES-256-GCM) by HKDF-SHA-256 from the raw idempotency key, with the raw token for
 * salt: whoever has the database and even the token still lacks the one, and a key that is easy to guess is of no use
 * to whoever lacks the other.
 */
export async function createReplySeal(
  token: string,
  idempotencyKey: string,
  options: { readonly random: Random },
): Promise<ReplySeal> {
  const secret = await crypto.subtle.importKey("raw", utf8(idempotencyKey), "HKDF", false, [
    "deriveBits",
    "deriveKey",
  ]);
  const salt = utf8(token);
  const id = new Uint8Array(await crypto.subtle.deriveBits(derivation(salt, "name"), secret, ID_BITS));
  const algorithm = { name: "AES-GCM", length: 256 };
  const usages: KeyUsage[] = ["encrypt", "decrypt"];
  const key = await crypto.subtle.deriveKey(derivation(salt, "seal"), secret, algorithm, false, usages);
  return {
    id,
    async seal(text) {
      const nonce = options.random(NONCE_BYTES);
      const encrypted = new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, id), key, utf8(text)));
      const sealed = new Uint8Array(NONCE_BYTES + encrypted.length);
      sealed.set(nonce);
      sealed.set(encrypted, NONCE_BYTES);
      return sealed;
    },
    async open(sealed) {
      const nonce = sealed.slice(0, NONCE_BYTES);
      const plain = await crypto.subtle.decrypt(parameters(nonce, id), key, sealed.slice(NONCE_BYTES));
      return new TextDecoder().decode(plain);
    },
  };
}

function derivation(salt: Bytes, purpose: "name" | "seal"): HkdfParams {
  return { name: "HKDF", hash: "SHA-256", salt, info: utf8(`metal-password-reset reply ${purpose} v1`) };
}

function parameters(iv: Bytes, additionalData: Bytes): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData };
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}
