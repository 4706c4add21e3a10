/** What the claims are tried on. It crosses into another process, so it is plain data. */
export type ClaimContext = {
  /** A real server of the contract, with what it takes to use it. */
  readonly server: {
    readonly baseUrl: string;
    readonly userKey: string;
    readonly projectKey: string;
    readonly email: string;
    /** What every reset gives. */
    readonly newPassword: string;
  };
  /** Root of the server that misbehaves; see the fault server for what stands below it. */
  readonly faultsUrl: string;
  /** A base URL where nobody listens. */
  readonly closedUrl: string;
  readonly traits: RuntimeTraits;
};

/** Where runtimes differ, and a client can only live with it. */
export type RuntimeTraits = {
  /** Tells a refused connection from one that was lost; where it does not, nobody can know. */
  readonly tellsRefusal: boolean;
  /** Shows the status of a redirect that is not followed. */
  readonly showsRedirectStatus: boolean;
  /** Sends a request again by itself when a connection that it had used before is cut, and says nothing of it. */
  readonly resends: boolean;
};

/** One thing that must be true of the client wherever it runs. */
export type Claim = {
  readonly name: string;
  /** Rejects where it is not true. */
  readonly check: (context: ClaimContext) => Promise<void>;
};

/** What came of one claim. */
export type ClaimResult = {
  readonly name: string;
  /** What was wrong; `undefined` where the claim is true. */
  readonly problem?: string | undefined;
};
