import { nodeCrypto } from "../tokens/node-crypto.ts";

/**
 * A new mail's id. Where the platform can, it begins with the time, so that a database adds the newest at the end of its
 * index and not somewhere in the middle.
 */
export function createMailId(): string {
  return nodeCrypto.randomUUIDv7?.() ?? crypto.randomUUID();
}
