import type { PasswordResetEvent } from "./events.ts";

/**
 * A function like the platform's `fetch`; a server's handler is one too. One that calls `fetch` hands `init` on: it
 * holds the signal, and what keeps some platforms from sending a request again by themselves.
 */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

/**
 * A key or a reset token, or a function that gives one; it is asked once a call. `undefined` is taken so
 * that an environment variable can be handed over as it is: a call then fails with `invalid_input`.
 */
export type TokenSource = string | undefined | (() => string | undefined | Promise<string | undefined>);

/** What every call may set for itself. */
export type CallOptions = {
  /** Ends the call early, with the code `aborted`; the error's `outcome` then says what is true. */
  readonly signal?: AbortSignal | undefined;
  /** Most ms that the whole call may take, body and repeats included. From 1 to 2 147 483 647, or `false` for none. Default: the client's, which is 10 000. */
  readonly timeout?: number | false | undefined;
  /**
   * How often a call may be repeated that was certainly not carried out, or whose repeat the server
   * declares safe. From 0 to 10. Default: the client's, which is 2.
   */
  readonly retry?: number | undefined;
};

/** How a client is made. */
export type PasswordResetClientOptions = Omit<CallOptions, "signal"> & {
  /**
   * What is sent as `X-Auth-Token`: a user key, or a project key for `createPasswordResetToken`, or the reset token
   * from a mail for `resetPassword`. 1 to 4096 visible ASCII characters.
   */
  readonly token: TokenSource;
  /** Where the contract is spoken, with or without a trailing slash. Default: {@link DEFAULT_BASE_URL}. */
  readonly baseUrl?: string | URL | undefined;
  /** Sends the requests. Default: the platform's `fetch`, looked up at each call. */
  readonly fetch?: Fetch | undefined;
  /** Headers that are added to each request, in a plain object; one that the contract or the connection sets is refused. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `User-Agent` to send where the platform allows it. Default: this package's name and version; none in a browser. */
  readonly userAgent?: string | undefined;
  /** Is told what happens, without a secret; what it throws is ignored. */
  readonly onEvent?: ((event: PasswordResetEvent) => void) | undefined;
  /** Allows plain `http:` to another host than loopback. Default `false`: it is refused, as the key would be readable on the way. */
  readonly allowInsecureHttp?: boolean | undefined;
};

/** What `createPasswordResetToken` takes. */
export type CreatePasswordResetTokenOptions = CallOptions & {
  /** One address, sent as it is: no display name, no list. At most 254 bytes of UTF-8. */
  readonly email: string;
};

/** What `resetPassword` takes. */
export type ResetPasswordOptions = CallOptions & {
  /**
   * Names this reset across its repeats, so that a server that supports it answers a repeat with the
   * first reply. From 22 to 255 visible ASCII characters, no `"` or `\\`, hard to guess: treat it as a secret.
   * Default: a random one for each call, none where `retry` is 0. `false` sends none, and no repeat follows an
   * unknown outcome.
   */
  readonly idempotencyKey?: string | false | undefined;
};

/** A client of the contract. It holds nothing but its configuration, and shows nothing of that when printed. */
export type PasswordResetClient = {
  /**
   * Asks the server to mail a reset token to an address. Resolves when the server took the request;
   * it does not tell whether the address has an account.
   *
   * @throws {@link PasswordResetError}
   */
  readonly createPasswordResetToken: (
    options: CreatePasswordResetTokenOptions,
  ) => Promise<PasswordResetRequested>;
  /**
   * Replaces the password of the user that the token belongs to. The answer is the only place where
   * the new password stands.
   *
   * @throws {@link PasswordResetError}
   */
  readonly resetPassword: (options?: ResetPasswordOptions) => Promise<NewPassword>;
};

/** The answer to `createPasswordResetToken`. */
export type PasswordResetRequested = {
  /** The server's name for the exchange (`X-Request-Id`), where it gave one. */
  readonly requestId: string | undefined;
};

/**
 * The answer to `resetPassword`. `newPassword` is a plain string to read or to destructure; the object
 * itself shows nothing of it when it is logged, inspected, turned into JSON, cloned or put in a snapshot.
 */
export type NewPassword = {
  /** The new password, never empty. It is no own property: a spread copy of the object does not have it. */
  readonly newPassword: string;
  /** The server's name for the exchange (`X-Request-Id`), where it gave one. */
  readonly requestId: string | undefined;
};
