export { createCapturedMailbox, readResetToken, type CapturedMailbox } from "../mail/captured.ts";
export { createPbkdf2Hasher } from "../passwords/pbkdf2.ts";
export { createMemoryStore } from "../stores/memory.ts";
