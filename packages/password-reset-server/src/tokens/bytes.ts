/**
 * Bytes of their own memory, as the platform's cryptography takes them. Newer compilers call that
 * `Uint8Array<ArrayBuffer>`, which TypeScript 5.6 does not know; both know what a `TextEncoder` gives.
 */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>["encode"]>;
