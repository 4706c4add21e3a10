import type { Limit, Limiter } from "../limits/limiter.ts";
import type { MailKind } from "../mail/message.ts";
import type { AuditStore, NewAuditEntry } from "./audit.ts";

/** An account: somebody whose password can be reset. */
export type Account = {
  readonly id: string;
  /** The address as it was given when the account was made; every mail goes to exactly this one. */
  readonly email: string;
  /** When the account was made, in ms since 1970. */
  readonly createdAt: number;
  /** When the account was disabled, in ms since 1970; `undefined` while it is in use. */
  readonly disabledAt: number | undefined;
};

/** A key as a store keeps it: without the key itself, of which only the digest is known. */
export type KeyRecord = {
  readonly id: string;
  readonly kind: "user" | "project";
  /** The account that a user key belongs to; `undefined` for a project key. */
  readonly accountId: string | undefined;
  /** What a project key is called; `undefined` for a user key. */
  readonly name: string | undefined;
  readonly createdAt: number;
  readonly revokedAt: number | undefined;
};

/** A reset token to be kept. Without an account it belongs to nobody and opens nothing. */
export type NewResetToken = {
  readonly digest: Uint8Array;
  readonly accountId: string | undefined;
  readonly createdAt: number;
  readonly expiresAt: number;
};

/** A mail to be sent. Without a recipient it is written, claimed and dropped, so that no work tells who has an account. */
export type NewMail = {
  readonly id: string;
  readonly kind: MailKind;
  readonly recipient: string | undefined;
  /** What the mail's template needs and nobody else may read, encrypted; `undefined` where it needs nothing. */
  readonly sealed: Uint8Array | undefined;
  readonly createdAt: number;
  /** The span of the request that it was written for, as a `traceparent`; `undefined` where requests are not traced. */
  readonly trace?: string | undefined;
};

/** Where a mail stands. A dead one was given up and waits for a person. */
export type MailState = "pending" | "delivered" | "dead";

/** A mail in the outbox, without what is sealed in it and where it came from. */
export type OutboxEntry = Omit<NewMail, "sealed" | "trace"> & {
  readonly state: MailState;
  /** How often delivery was begun. */
  readonly attempts: number;
  /** When delivery may begin (again), in ms since 1970. */
  readonly dueAt: number;
  /** What the last failed delivery said, without secrets. */
  readonly lastError: string | undefined;
};

/** How the outbox stands. */
export type OutboxStatus = {
  readonly pending: number;
  readonly dead: number;
  /** In ms since 1970; `undefined` where none is pending. */
  readonly oldestDueAt: number | undefined;
};

/** A mail that was taken for delivery; it is ours until its lease ends. */
export type ClaimedMail = NewMail & { readonly attempts: number };

/** The directory of users: who has an account, and with what password. */
export type AccountStore = {
  /** Keeps a new account; `false` where its address, in the form that `emailKey` gives it, is taken. */
  readonly insert: (
    account: Account & { readonly emailKey: string; readonly passwordHash: string | undefined },
    audit?: NewAuditEntry,
  ) => Promise<boolean>;
  readonly findByEmailKey: (
    emailKey: string,
  ) => Promise<(Account & { readonly passwordHash: string | undefined }) | undefined>;
  /** All accounts, oldest first. */
  readonly list: () => Promise<readonly Account[]>;
  /**
   * Disables an account, voids its reset tokens and empties its kept replies; `false` where there is none in use with
   * that address. The store knows the account's id, and puts it into the entry of the audit log.
   */
  readonly disable: (emailKey: string, at: number, audit?: NewAuditEntry) => Promise<boolean>;
};

/** API keys, found by their digest. */
export type KeyStore = {
  readonly insert: (key: KeyRecord & { readonly digest: Uint8Array }, audit?: NewAuditEntry) => Promise<void>;
  /** The key with that digest, unless it was revoked or its account was disabled. */
  readonly findUsable: (digest: Uint8Array) => Promise<KeyRecord | undefined>;
  /** The same for a key that is not of our form, where such keys are taken at all. */
  readonly findForeign?: ((token: string) => Promise<KeyRecord | undefined>) | undefined;
  /** All keys, oldest first. */
  readonly list: () => Promise<readonly KeyRecord[]>;
  /**
   * Revokes a key and empties the replies that were kept for it; `false` where there is none in use with that id. The
   * store knows the key's account, and puts it into the entry of the audit log.
   */
  readonly revoke: (id: string, at: number, audit?: NewAuditEntry) => Promise<boolean>;
};

/** What a password is replaced for: a reset token, which says whose, or a user key and the account it belongs to. */
export type ResetGrant =
  | { readonly kind: "reset_token"; readonly digest: Uint8Array }
  | { readonly kind: "key"; readonly keyId: string; readonly accountId: string };

/** The reply to a reset, kept for its repeats. Only the caller's idempotency key and token open what is sealed. */
export type NewReply = {
  readonly id: Uint8Array;
  readonly sealed: Uint8Array;
  readonly expiresAt: number;
};

/** What is kept of a reset that was carried out: its reply, or `undefined` where that is not the password any more. */
export type KeptReply = { readonly sealed: Uint8Array | undefined; readonly accountId: string };

/** What replacing a password writes. */
export type PasswordChange = {
  readonly grant: ResetGrant;
  readonly passwordHash: string;
  readonly at: number;
  /** The mail that tells the user; its recipient is the account's own address. */
  readonly notice: Omit<NewMail, "recipient">;
  /** The reply to keep; `undefined` where the reset cannot be repeated safely. */
  readonly reply: NewReply | undefined;
  /** The entry of the audit log, into which the store puts the account that the grant is for. */
  readonly audit?: NewAuditEntry | undefined;
};

/** What became of a change: it was made, it had been made before under the same reply, or its grant is of no use. */
export type ResetResult =
  | { readonly kind: "changed"; readonly account: Account }
  | { readonly kind: "repeated"; readonly reply: KeptReply }
  | { readonly kind: "refused" };

/** A request for a mail, remembered so that its repeats send no other. */
export type NewRequest = {
  readonly id: Uint8Array;
  /** The same where the repeat is for the same address. */
  readonly fingerprint: Uint8Array;
  readonly createdAt: number;
  readonly expiresAt: number;
};

/** What became of a request: it was kept, had been kept before, or was another one under the same id. */
export type RequestResult = "kept" | "repeated" | "another";

/** Reset tokens and what they are traded for. Each function is one atomic, durable write or nothing. */
export type ResetStore = {
  /**
   * Keeps a token and the mail that carries it: both or neither. Where a request with the same id is remembered and
   * has not expired, nothing is written. The entry of the audit log is kept with them.
   */
  readonly request: (
    token: NewResetToken,
    mail: NewMail,
    request?: NewRequest,
    audit?: NewAuditEntry,
  ) => Promise<RequestResult>;
  /**
   * Tells whether a token could be used now: it is the newest of its account, was not used and has not expired. Only
   * {@link ResetStore.apply} decides.
   */
  readonly isUsable: (digest: Uint8Array, now: number) => Promise<boolean>;
  /**
   * Consumes the grant, replaces the password, voids every other reset token of the account, empties the replies that
   * are kept of its earlier resets, and keeps the notice and the reply, all in one write that is conditional on the
   * grant: of any number of racers with one token, one changes the password. Where a reply with the same id is kept
   * and has not expired, nothing is written, and that one is the answer.
   */
  readonly apply: (change: PasswordChange) => Promise<ResetResult>;
  /** What is kept under that id, unless it has expired. */
  readonly findReply: (id: Uint8Array, now: number) => Promise<KeptReply | undefined>;
};

/** Mails waiting to be sent. Safe for any number of workers. */
export type OutboxStore = {
  /**
   * Takes up to `limit` due mails and hides them from others until `leaseUntil`. They come in the order in which they
   * were written, whatever the clock did in between.
   */
  readonly claim: (options: {
    readonly now: number;
    readonly leaseUntil: number;
    readonly limit: number;
  }) => Promise<readonly ClaimedMail[]>;
  /**
   * Gives back a mail that was claimed and not begun: it is due at once, and its claim does not count as an attempt.
   * Unless somebody else has claimed it since: `attempts` is that of the claim.
   */
  readonly release: (id: string, attempts: number) => Promise<void>;
  /** Notes that a mail was delivered, and forgets what was sealed in it. */
  readonly delivered: (id: string, at: number) => Promise<void>;
  /** Notes a failed delivery, unless somebody else has claimed the mail since: `attempts` is that of the claim. */
  readonly failed: (
    id: string,
    failure: {
      readonly attempts: number;
      readonly dueAt: number;
      readonly dead: boolean;
      readonly error: string;
    },
  ) => Promise<void>;
  /** When the next pending mail is due, in ms since 1970; `undefined` where none is pending. */
  readonly nextDueAt: () => Promise<number | undefined>;
  /** Mails that have a recipient, oldest first. */
  readonly list: (options: {
    readonly state: MailState | undefined;
    readonly limit: number;
  }) => Promise<readonly OutboxEntry[]>;
  /** Deletes a dead or waiting mail, which is then never sent; `false` where there is none with that id. */
  readonly discard: (id: string, audit?: NewAuditEntry) => Promise<boolean>;
  /** How many mails wait and how many were given up, and when the first of those that wait was due. */
  readonly status: () => Promise<OutboxStatus>;
  /** Makes a dead or waiting mail due at once with its attempts forgotten; `false` where there is none with that id. */
  readonly retry: (id: string, at: number, audit?: NewAuditEntry) => Promise<boolean>;
};

/**
 * Where everything durable is kept. Functions are whole operations rather than statements, so that a store
 * alone decides how each becomes atomic, and may let those that arrive together share one commit.
 */
export type Store = {
  readonly accounts: AccountStore;
  readonly keys: KeyStore;
  readonly resets: ResetStore;
  readonly outbox: OutboxStore;
  readonly audit: AuditStore;
  /**
   * Deletes tokens that expired and mails that were delivered before a moment, what was kept for repeats and has expired
   * by now, and entries of the audit log from before a moment of their own, but for the newest; none of these where it is left out.
   */
  readonly purge: (options: {
    readonly before: number;
    readonly now: number;
    readonly auditBefore?: number | undefined;
  }) => Promise<void>;
  /**
   * Counts in the store, so that all processes which share it share the counters. A store without it has limits
   * counted by each process for itself.
   *
   * @param name keeps the counters of one limit apart from those of another.
   */
  readonly createLimiter?: (name: string, limit: Limit) => Limiter;
  /**
   * Overwrites a row that means nothing, as durably as any other write, to find out whether writes work. A store without
   * it is asked by requests alone.
   *
   * @throws whatever another write would.
   */
  readonly probe?: () => Promise<void>;
  readonly close: () => Promise<void>;
};
