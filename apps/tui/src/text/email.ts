/** Whether a text can be one address. No more is asked: what is a mailbox, the server knows best. */
export function looksLikeAddress(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text);
}

/** Said where it does not. */
export const notAnAddress = "Type one address, such as ada@example.com.";
