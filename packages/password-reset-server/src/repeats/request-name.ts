import type { Bytes } from "../tokens/bytes.ts";

const BITS = 256;

/** What is remembered of a request for a mail. It tells neither the token, nor the key, nor the address. */
export type RequestName = {
  /** Names the request by who sent it and under which key. */
  readonly id: Bytes;
  /** Tells whether it was for the same address. */
  readonly fingerprint: Bytes;
};

/** Derives both by HKDF-SHA-256 from the raw idempotency key, with the raw token for salt; neither is kept. */
export async function nameRequest(
  token: string,
  idempotencyKey: string,
  emailKey: string,
): Promise<RequestName> {
  const secret = await crypto.subtle.importKey("raw", utf8(idempotencyKey), "HKDF", false, ["deriveBits"]);
  const derive = async (info: string): Promise<Bytes> => {
    const derivation = { name: "HKDF", hash: "SHA-256", salt: utf8(token), info: utf8(info) };
    return new Uint8Array(await crypto.subtle.deriveBits(derivation, secret, BITS));
  };
  return {
    id: await derive("metal-password-reset request name v1"),
    fingerprint: await derive(`metal-password-reset request address v1 ${emailKey}`),
  };
}

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}
