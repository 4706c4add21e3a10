import { inspect } from "node:util";

/**
 * A key, a token or a password on its way through the program. Only `reveal` gives it; whatever prints,
 * serialises or compares the holder finds nothing in it.
 */
export type Secret = {
  readonly reveal: () => string;
};

/** Takes a secret into a holder that shows nothing. */
export function createSecret(value: string): Secret {
  const shown = "[secret]";
  return Object.freeze({
    reveal: () => value,
    toString: () => shown,
    toJSON: () => shown,
    [inspect.custom]: () => shown,
  });
}

/**
 * What may be shown of a key: its kind and its last four characters, so that a person can tell two apart.
 * A short one shows nothing of itself.
 */
export function maskKey(key: Secret): string {
  const value = key.reveal();
  const kind = /^mk_[a-z]+_/.exec(value)?.[0] ?? "";
  return value.length - kind.length < 16 ? `${kind}…` : `${kind}…${value.slice(-4)}`;
}
