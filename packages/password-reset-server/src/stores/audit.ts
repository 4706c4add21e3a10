/** What is recorded: an operation of the contract, or what whoever runs the server did. */
export type AuditAction =
  | "reset_token.request"
  | "password.reset"
  | "account.add"
  | "account.disable"
  | "key.create"
  | "key.revoke"
  | "mail.retry"
  | "mail.discard";

/**
 * What came of it. `no_account`, `disabled` and `limited` tell why no mail was sent to somebody who was answered like
 * anybody else; `repeated` that a password was told again and nothing changed.
 */
export type AuditOutcome = "done" | "no_account" | "disabled" | "limited" | "repeated";

/** Who did it: the holder of a key, whoever had a mailed token, or whoever runs the server. */
export type AuditActor = "key" | "reset_token" | "operator";

/** One line of the audit log. It holds no secret and no address of a mailbox: people are named by their account's id. */
export type NewAuditEntry = {
  /** In ms since 1970. */
  readonly at: number;
  readonly action: AuditAction;
  readonly outcome: AuditOutcome;
  readonly actor: AuditActor;
  /** The key that was used, created or revoked. */
  readonly keyId: string | undefined;
  /** Whose password, account or key it is about; `undefined` where there is nobody. */
  readonly accountId: string | undefined;
  /** The mail that was written for it, or that it is about. */
  readonly mailId: string | undefined;
  /** From where it was asked for, as the host sees it. */
  readonly clientAddress: string | undefined;
  /** The `X-Request-Id` of the answer. */
  readonly requestId: string | undefined;
};

/** An entry as it is kept: `seq` grows with each, and is never used twice. */
export type AuditEntry = NewAuditEntry & { readonly seq: number };

/** The audit log. An entry is kept in the write that it is about, never changed, and deleted only when it is old. */
export type AuditStore = {
  /** Keeps an entry about what writes nothing else. */
  readonly append: (entry: NewAuditEntry) => Promise<void>;
  /** Entries in their order that come after another, at most so many. */
  readonly read: (options: {
    /** The `seq` behind which to begin; 0 for the beginning. */
    readonly after: number;
    /** Least and first too great time, in ms since 1970. */
    readonly since: number;
    readonly until: number;
    readonly limit: number;
  }) => Promise<readonly AuditEntry[]>;
};
