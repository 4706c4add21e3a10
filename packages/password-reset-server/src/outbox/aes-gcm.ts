import type { Bytes } from "../tokens/bytes.ts";
import { nodeCrypto } from "../tokens/node-crypto.ts";

const TAG_BYTES = 16;

/** A text to be encrypted by AES-256-GCM, under a nonce that was never used with this key. */
export type Plain = {
  readonly text: string;
  readonly nonce: Bytes;
  /** What the result is bound to; it is not in the result. */
  readonly boundTo: string;
};

/** Encrypts with 32 bytes of key; what comes out ends with the tag, as Web Crypto has it. */
export type Encrypt = (plain: Plain) => Promise<Bytes>;

/** Makes the quickest way to encrypt that the platform has. */
export function createEncrypt(secret: Bytes): Encrypt {
  const { createCipheriv, createSecretKey } = nodeCrypto;
  if (createCipheriv === undefined || createSecretKey === undefined) return createEncryptByWebCrypto(secret);
  // Prepared once: preparing it takes longer than a text as short as ours.
  const key = createSecretKey(secret);
  return async ({ text, nonce, boundTo }) => {
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    cipher.setAAD(utf8(boundTo));
    const encrypted = cipher.update(utf8(text));
    // Of a stream cipher nothing is left to come but the tag.
    cipher.final();
    const result = new Uint8Array(encrypted.length + TAG_BYTES);
    result.set(encrypted);
    result.set(cipher.getAuthTag(), encrypted.length);
    return result;
  };
}

/** The same by Web Crypto alone. */
export function createEncryptByWebCrypto(secret: Bytes): Encrypt {
  const key = importKey(secret, "encrypt");
  return async ({ text, nonce, boundTo }) =>
    new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, boundTo), await key(), utf8(text)));
}

/** Makes what decrypts: it throws where the key or what it was bound to is another, or the bytes were altered. */
export function createDecrypt(secret: Bytes): (encrypted: Bytes, by: Omit<Plain, "text">) => Promise<string> {
  const key = importKey(secret, "decrypt");
  return async (encrypted, { nonce, boundTo }) =>
    new TextDecoder().decode(await crypto.subtle.decrypt(parameters(nonce, boundTo), await key(), encrypted));
}

function importKey(secret: Bytes, usage: "encrypt" | "decrypt"): () => Promise<CryptoKey> {
  let imported: Promise<CryptoKey> | undefined;
  return () => (imported ??= crypto.subtle.importKey("raw", secret, "AES-GCM", false, [usage]));
}

function parameters(iv: Bytes, boundTo: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: utf8(boundTo) };
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}
