/** Where a contender sends its requests, and with what. */
type Target = {
  readonly baseUrl: string;
  readonly token: string;
  readonly email: string;
  /** Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch | undefined;
};

/** Both operations, as a user of that client writes them; the second gives the new password. */
export type Contender = {
  readonly create: (target: Target) => {
    readonly createPasswordResetToken: () => Promise<unknown>;
    readonly resetPassword: () => Promise<unknown>;
  };
};
