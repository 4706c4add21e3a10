import type { Bytes } from "./bytes.ts";

type Cipher = {
  readonly setAAD: (data: Bytes) => void;
  readonly update: (plain: Bytes) => Uint8Array;
  readonly final: () => Uint8Array;
  readonly getAuthTag: () => Uint8Array;
};
/** Node's `KeyObject`. */
type SecretKey = { readonly type: string };
type NodeCrypto = {
  readonly hash?: (algorithm: "sha256", text: string, encoding: "buffer") => Uint8Array;
  readonly randomUUIDv7?: () => string;
  readonly createSecretKey?: (bytes: Bytes) => SecretKey;
  readonly createCipheriv?: (algorithm: "aes-256-gcm", key: SecretKey, nonce: Bytes) => Cipher;
};
type Host = {
  readonly process?: { readonly getBuiltinModule?: (id: "node:crypto") => NodeCrypto | undefined };
};

/**
 * Node's cryptography that answers at once, as far as the platform has it. Asked for and not imported: pages have none.
 * Web Crypto hands each piece of work to another thread, which costs far more than texts as short as ours take.
 */
export const nodeCrypto: NodeCrypto = (globalThis as Host).process?.getBuiltinModule?.("node:crypto") ?? {};
