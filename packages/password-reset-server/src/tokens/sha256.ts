import type { Bytes } from "./bytes.ts";
import { nodeCrypto } from "./node-crypto.ts";

/** SHA-256 of a text. */
export async function sha256(text: string): Promise<Bytes> {
  if (nodeCrypto.hash !== undefined) return new Uint8Array(nodeCrypto.hash("sha256", text, "buffer"));
  return sha256ByWebCrypto(text);
}

/** The same by Web Crypto alone. */
export async function sha256ByWebCrypto(text: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}
