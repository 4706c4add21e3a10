/** Most bytes that an address may have, in UTF-8: the bound of SMTP's path. */
const MOST_BYTES = 254;

// Quoted local parts, comments and lists are not taken: what could be read as two addresses is refused.
const ONE_ADDRESS = /^[^\s@,;:<>()[\]"\\\p{C}\uFFFD]+@[^\s@,;:<>()[\]"\\\p{C}\uFFFD]+$/u;

/** Tells whether a text is exactly one address that a mail could go to. */
export function isOneAddress(email: string): boolean {
  return ONE_ADDRESS.test(email) && new TextEncoder().encode(email).length <= MOST_BYTES;
}

/**
 * The form by which addresses are compared: Unicode composed, ASCII letters lower. Nothing else is folded, and no
 * mail ever goes to this form or to the address as it was asked for: it goes to the account's own.
 */
export function emailKey(email: string): string {
  return email.normalize("NFC").replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
