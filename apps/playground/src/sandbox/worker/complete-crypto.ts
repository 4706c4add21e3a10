/** Gives this worker what browsers keep from it because of its opaque origin. */
export function completeCrypto(crypto: Crypto, subtle: SubtleCrypto): void {
  // Where it is there already, it is the platform's.
  if (!("subtle" in crypto)) {
    Object.defineProperty(crypto, "subtle", { value: subtle });
  }
  if (!("randomUUID" in crypto)) {
    Object.defineProperty(crypto, "randomUUID", { value: () => randomUuid(crypto) });
  }
}

/** A version 4 UUID: random, but for the six bits that say so. */
function randomUuid(source: Pick<Crypto, "getRandomValues">): string {
  const bytes = source.getRandomValues(new Uint8Array(16));
  const marked = bytes.with(6, ((bytes[6] ?? 0) & 0x0f) | 0x40).with(8, ((bytes[8] ?? 0) & 0x3f) | 0x80);
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
