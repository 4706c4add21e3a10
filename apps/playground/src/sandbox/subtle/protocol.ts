/** What a worker may have computed elsewhere. */
export const subtleMethods = [
  "decrypt",
  "deriveBits",
  "deriveKey",
  "digest",
  "encrypt",
  "exportKey",
  "importKey",
  "sign",
  "verify",
] as const;

type SubtleMethod = (typeof subtleMethods)[number];

/** A key that stays where it was made; its number stands for it. */
export type KeyHandle = { readonly keyHandle: number };

/** A call of one method of `SubtleCrypto`, with handles in the place of keys. */
export type SubtleCall = {
  readonly method: SubtleMethod;
  readonly parameters: readonly unknown[];
};

/** What came of a call. */
export type SubtleResult =
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "failure"; readonly name: string; readonly message: string };

export function isKeyHandle(value: unknown): value is KeyHandle {
  return (
    typeof value === "object" && value !== null && "keyHandle" in value && typeof value.keyHandle === "number"
  );
}
