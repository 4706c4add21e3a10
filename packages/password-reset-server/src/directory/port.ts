/** A user as a directory of yours knows them. */
export type DirectoryUser = {
  /** What names them there and never changes. */
  readonly id: string;
  /** Their address as you keep it: every mail goes to exactly this one, and never to the one that was asked for. */
  readonly email: string;
  /** Whether they may not sign in: then they are answered like anybody else, and nothing is mailed. Default `false`. */
  readonly disabled?: boolean | undefined;
};

/** Whose a key of yours is: a user's, who may reset a password, or a project's, which may only ask for mails. */
export type DirectoryKey =
  | { readonly kind: "user"; readonly id: string; readonly userId: string }
  | { readonly kind: "project"; readonly id: string; readonly name: string };

/** A password to be set. */
export type DirectoryPassword = {
  readonly userId: string;
  /** As the server's `hasher` made it. Give the server a hasher that makes what your sign-in reads. */
  readonly passwordHash: string;
  /** Now, in ms since 1970. */
  readonly at: number;
  /**
   * When the reset token was made, in ms since 1970; `undefined` where a key was used. Refuse where the password has
   * been changed since in another way: that change voids the token, and only you know of it.
   */
  readonly requestedAt: number | undefined;
};

/**
 * Users that are kept elsewhere than in the server's own table of accounts, such as those of an app that is there
 * already. Hand it to `openPostgresStore`, where it works in the server's own transactions, or to `openSqliteStore`.
 * What a function throws fails the request with 500, and its words are not told.
 *
 * @typeParam Place what a function is told of where it is called; nothing, unless the store says what.
 * @example
 * ```ts
 * const directory: Directory = {
 *   findByEmail: (email) => users.findOne({ email }),
 *   setPassword: ({ userId, passwordHash }) => users.update(userId, { passwordHash }),
 *   revokeSessions: (userId) => sessions.deleteOf(userId),
 * };
 * ```
 */
export type Directory<Place = object> = {
  /**
   * Finds whom an address belongs to. It comes composed (NFC) and with ASCII letters in lower case. Fold yours no
   * further when you compare, or one user's mail could be asked for under another's address; where it would be two
   * users', give neither. It must take no longer for an address that somebody has.
   */
  readonly findByEmail: (email: string, place: Place) => Promise<DirectoryUser | undefined>;
  /**
   * Finds whose key was sent in `X-Auth-Token`, where it is not of the server's own form. Look it up by a digest, and
   * give nothing for one that is revoked or whose user may not sign in. Without this function such keys get 401.
   */
  readonly findByKey?: ((key: string, place: Place) => Promise<DirectoryKey | undefined>) | undefined;
  /**
   * Sets a user's password, and gives the user as they are then; `undefined`, with nothing changed, where there is none,
   * where they may not sign in, or where the password was changed after `requestedAt`. The user is to be checked in
   * the same write.
   */
  readonly setPassword: (password: DirectoryPassword, place: Place) => Promise<DirectoryUser | undefined>;
  /** Ends the user's sessions, which somebody else may hold. Called after each change. */
  readonly revokeSessions?: ((userId: string, place: Place) => Promise<void>) | undefined;
};
