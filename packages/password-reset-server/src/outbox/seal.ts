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
 *
 * @param secrets the keys, newest first: that one seals, and all of them open.
 */
export function createSealer(secrets: readonly Uint8Array[], options: { readonly random: Random }): Sealer {
  let imported: Promise<readonly Key[]> | undefined;
  const theKeys = (): Promise<readonly Key[]> =>
    (imported ??= Promise.all(secrets.map((secret) => importKey(secret))));
  return {
    async seal(text, mailId) {
      const [newest] = await theKeys();
      if (newest === undefined) throw new Error("there is no outbox key");
      const nonce = options.random(NONCE_BYTES);
      const plain = new TextEncoder().encode(text);
      const encrypted = new Uint8Array(
        await crypto.subtle.encrypt(parameters(nonce, mailId), newest.key, plain),
      );
      const sealed = new Uint8Array(TEXT_AT + encrypted.length);
      sealed.set([VERSION]);
      sealed.set(newest.id, 1);
      sealed.set(nonce, NONCE_AT);
      sealed.set(encrypted, TEXT_AT);
      return sealed;
    },
    async open(sealed, mailId) {
      const found = (await theKeys()).find(({ id }) => isSealedWith(sealed, id));
      if (found === undefined) throw new Error("sealed with another outbox key");
      const nonce = sealed.slice(NONCE_AT, TEXT_AT);
      const plain = await crypto.subtle.decrypt(parameters(nonce, mailId), found.key, sealed.slice(TEXT_AT));
      return new TextDecoder().decode(plain);
    },
  };
}

function isSealedWith(sealed: Uint8Array, id: Uint8Array): boolean {
  return sealed[0] === VERSION && id.every((byte, index) => byte === sealed[1 + index]);
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
