/** Most bytes of an address, in UTF-8: the bound of SMTP's path. */
const longest = 254;

/** Whether a text can be one address. No more is asked: what is a mailbox, the server knows best. */
export function looksLikeAddress(text: string): boolean {
  return /^[^\s@,;<>\p{C}]+@[^\s@,;<>\p{C}]+$/u.test(text) && Buffer.byteLength(text) <= longest;
}

/** Said where it does not. */
export const notAnAddress = "Type one address, such as ada@example.com.";

/** The address in `Ada Lovelace <ada@example.com>`, as a mail program copies it; any other text as it is. */
export function bareAddress(text: string): string {
  return /^[^<>]*<([^\s<>]+@[^\s<>]+)>\s*[,;]?\s*$/.exec(text)?.[1] ?? text.trim();
}

/** The form by which two addresses are told apart: composed, ASCII letters lower. No mail goes to it. */
export function addressKey(address: string): string {
  return address.normalize("NFC").replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
