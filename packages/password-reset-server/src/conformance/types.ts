/** What the check needs to know of a server. It asks for mails and resets the account's password: use one made for it. */
export type ConformanceOptions = {
  /** Sends the requests. Default: the platform's `fetch`; a handler goes here to be checked in process. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Where the contract is spoken. Default `http://localhost/metal/v1`, for handlers in process. */
  readonly baseUrl?: string | URL | undefined;
  /** The address of an account that is there to be reset. */
  readonly email: string;
  /** An address without an account. Default: a random one below `example.com`. */
  readonly unknownEmail?: string | undefined;
  /** A key of that account's user. Without one, the rules about user keys are skipped. */
  readonly userKey?: string | undefined;
  /** A project key. Without one, the rules about project keys are skipped. */
  readonly projectKey?: string | undefined;
  /** Gives the token of the mail that was asked for last. Without it, the rules about reset tokens are skipped. */
  readonly readResetToken?: (() => Promise<string>) | undefined;
};

/** Whether a rule is the published contract's, or goes beyond it, as every server of passwords should. */
export type ConformanceLevel = "contract" | "beyond";

/** What became of one rule. */
export type RuleResult = {
  readonly id: string;
  readonly level: ConformanceLevel;
  /** The rule, as a sentence. */
  readonly rule: string;
  readonly status: "passed" | "failed" | "skipped";
  /** What was seen instead, or what was missing to check it; without keys, tokens, passwords and addresses. */
  readonly detail: string | undefined;
};

/** What became of all rules. */
export type ConformanceReport = {
  /** No rule of the contract failed, and none was skipped. */
  readonly conforms: boolean;
  readonly results: readonly RuleResult[];
};

/** An answer that was read to its end. */
export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** What is sent: `query` as it is to stand in the URL. */
type Sending = {
  readonly token?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly query?: string | undefined;
  readonly path?: string | undefined;
  readonly body?: string | undefined;
};

/** What a rule checks with. */
export type Probe = {
  readonly email: string;
  readonly unknownEmail: string;
  /** Any key that may ask for mails. */
  readonly anyKey: string;
  readonly userKey: string;
  readonly projectKey: string;
  readonly send: (method: string, sending?: Sending) => Promise<Reply>;
  /** Asks for a mail and gives its token. */
  readonly newResetToken: () => Promise<string>;
};

/** What a rule cannot be checked without: something to be given, or a server that announces safe repeat. */
export type Need = "anyKey" | "userKey" | "projectKey" | "readResetToken" | "safeRepeat";

/** One rule. */
export type Rule = {
  readonly id: string;
  readonly level: ConformanceLevel;
  readonly rule: string;
  readonly needs: readonly Need[];
  /** @throws ConformanceError where the rule is broken. */
  readonly check: (probe: Probe) => Promise<void>;
};
