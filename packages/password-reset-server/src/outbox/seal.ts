import type { Bytes } from "../tokens/bytes.ts";
import type { Random } from "../tokens/token.ts";

const VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const NONCE_AT = 1 + KEY_ID_BYTES;
const TEXT_AT = NONCE_AT + NONCE_BYTES;

/** Encrypts what a mail needs and a copy of the database must not give away. Bound to the mail's id. */
export type Sealer = {
  readonly seal: (text: string, mailId: string) => Promise<Bytes>;
  /** @throws when it was sealed with another key or for another mail, or was altered. */
  readonly open: (sealed: Uint8Array, mailId: string) => Promise<string>;
};

type Key = { readonly key: CryptoKey; readonly id: Uint8Array };

/**
 * Seals with AES-256-GCM. What is sealed begins with a version and the key's id, so that keys can be changed
 * while older mails still wait.
 */
export function createSealer(secret: Uint8Array, options: { readonly random: Random }): Sealer {
  let imported: Promise<Key> | undefined;
  const theKey = (): Promise<Key> => (imported ??= importKey(secret));
  return {
    async seal(text, mailId) {
      const { key, id } = await theKey();
      const nonce = options.random(NONCE_BYTES);
      const plain = new TextEncoder().encode(text);
      const encrypted = new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, mailId), key, plain));
      const sealed = new Uint8Array(TEXT_AT + encrypted.length);
      sealed.set([VERSION]);
      sealed.set(id, 1);
      sealed.set(nonce, NONCE_AT);
      sealed.set(encrypted, TEXT_AT);
      return sealed;
    },
    async open(sealed, mailId) {
      const { key, id } = await theKey();
      const sameKey = sealed[0] === VERSION && id.every((byte, index) => byte === sealed[1 + index]);
      if (!sameKey) throw new Error("sealed with another outbox key");
      const nonce = sealed.slice(NONCE_AT, TEXT_AT);
      const plain = await crypto.subtle.decrypt(parameters(nonce, mailId), key, sealed.slice(TEXT_AT));
      return new TextDecoder().decode(plain);
    },
  };
}

function parameters(iv: Bytes, mailId: string): AesGcmParams {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(mailId) };
}

async function importKey(secret: Uint8Array): Promise<Key> {
  const bytes = new Uint8Array(secret);
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return { key, id: digest.slice(0, KEY_ID_BYTES) };
}
