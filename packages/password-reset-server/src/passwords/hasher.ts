/**
 * Turns passwords into what may be kept of them. Where there is more to do than it can take, both functions throw a
 * `PasswordResetServerError` with code `overloaded`, and the request is answered with 503.
 */
export type PasswordHasher = {
  /** A salted, slow hash that names its own parameters. */
  readonly hash: (password: string) => Promise<string>;
  /** Tells whether a password belongs to a hash; `false` where the hash is of another form. */
  readonly verify: (password: string, hash: string) => Promise<boolean>;
};
