import type { Bytes } from "./bytes.ts";

type NodeCrypto = {
  readonly hash?: (algorithm: "sha256", text: string, encoding: "buffer") => Uint8Array;
};
type Host = {
  readonly process?: { readonly getBuiltinModule?: (id: "node:crypto") => NodeCrypto | undefined };
};

/** The platform's digest that answers at once, where it has one. Asked for and not imported: pages have none. */
const hashAtOnce = (globalThis as Host).process?.getBuiltinModule?.("node:crypto")?.hash;

/**
 * SHA-256 of a text. Web Crypto hands each digest to another thread, which costs far more than so short a text takes to
 * digest; it is used where there is nothing else.
 */
export async function sha256(text: string): Promise<Bytes> {
  if (hashAtOnce !== undefined) return new Uint8Array(hashAtOnce("sha256", text, "buffer"));
  return sha256ByWebCrypto(text);
}

/** The same by Web Crypto alone. */
export async function sha256ByWebCrypto(text: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
