import type { Bytes } from "../tokens/bytes.ts";
import type { Random } from "../tokens/random.ts";
import { createDecrypt, createEncrypt, type Encrypt } from "./aes-gcm.ts";

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

type Key = {
  readonly id: Uint8Array;
  readonly encrypt: Encrypt;
  readonly decrypt: ReturnType<typeof createDecrypt>;
};

/**
 * Seals with AES-256-GCM. What is sealed begins with a version and the key's id, so that keys can be changed
 * while older mails still wait.
 *
 * @param secrets the keys, newest first: that one seals, and all of them open.
 */
export function createSealer(secrets: readonly Uint8Array[], options: { readonly random: Random }): Sealer {
  let prepared: Promise<readonly Key[]> | undefined;
  const theKeys = (): Promise<readonly Key[]> =>
    (prepared ??= Promise.all(secrets.map((secret) => prepareKey(secret))));
  return {
    async seal(text, mailId) {
      const [newest] = await theKeys();
      if (newest === undefined) throw new Error("there is no outbox key");
      const nonce = options.random(NONCE_BYTES);
      const encrypted = await newest.encrypt({ text, nonce, boundTo: mailId });
      const sealed = new Uint8Array(TEXT_AT + encrypted.length);
      sealed.set([VERSION]);
      sealed.set(newest.id, 1);
      sealed.set(nonce, NONCE_AT);
      sealed.set(encrypted, TEXT_AT);
      return sealed;
    },
    async open(sealed, mailId) {
      const found = (await theKeys()).find(({ id }) => sealedUnder(sealed, id));
      if (found === undefined) throw new Error("sealed with another outbox key");
      return found.decrypt(sealed.slice(TEXT_AT), {
        nonce: sealed.slice(NONCE_AT, TEXT_AT),
        boundTo: mailId,
      });
    },
  };
}

/** Tells whether something was sealed with the key of that id. */
export function sealedUnder(sealed: Uint8Array, id: Uint8Array): boolean {
  return sealed[0] === VERSION && id.every((byte, index) => byte === sealed[1 + index]);
}

async function prepareKey(secret: Uint8Array): Promise<Key> {
  // A copy: whoever gave the bytes may overwrite theirs.
  const bytes = new Uint8Array(secret);
  return { id: await keyIdOf(bytes), encrypt: createEncrypt(bytes), decrypt: createDecrypt(bytes) };
}

/** Names a key in what it seals, without giving it away. */
export async function keyIdOf(secret: Uint8Array): Promise<Uint8Array> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(secret));
  return new Uint8Array(digest).slice(0, KEY_ID_BYTES);
}
