import type { Audit } from "../audit/read-audit.ts";
import type { CorsOptions } from "../http/cors.ts";
import type { Handler } from "../http/handler.ts";
import type { RequestEvent } from "../http/request-event.ts";
import type { LimitOptions } from "../limits/limiter.ts";
import type { MailTransport } from "../mail/message.ts";
import type { MailTemplate } from "../mail/template.ts";
import type { Accounts } from "../operations/accounts.ts";
import type { Keys } from "../operations/keys.ts";
import type { Outbox, OutboxOptions } from "../outbox/outbox.ts";
import type { PasswordHasher } from "../passwords/hasher.ts";
import type { Store } from "../stores/port.ts";
import type { Tracing } from "../tracing/tracing.ts";
import type { Random } from "../tokens/random.ts";
import type { Logger } from "./logger.ts";

/** How the audit log is kept. */
export type AuditOptions = {
  /** For how long an entry is kept, in ms from 1; `Infinity` for ever. Default 7 776 000 000, which is 90 days. */
  readonly retention?: number | undefined;
};

/** How a server is made. */
export type PasswordResetServerOptions = {
  /** Where everything durable is kept: `createMemoryStore()`, `openSqliteStore(path)`, `await openPostgresStore(url)`, or one of your own. */
  readonly store: Store;
  /** Sends mails: `createSmtpTransport(…)`, a captured mailbox's, or a function of your own. */
  readonly mail: MailTransport;
  /** Hashes passwords: `createArgon2idHasher()` on Node, `createPbkdf2Hasher()` in a page. */
  readonly hasher: PasswordHasher;
  /**
   * 32 random bytes that encrypt what waits in the outbox. Keep them apart from the database, and keep them. To change
   * them give a list, newest first: the first encrypts, all decrypt. An old one can go once no mail of its time waits.
   */
  readonly outboxKey: Uint8Array | readonly Uint8Array[];
  /** Where the contract's paths begin. Default `/metal/v1`, so that generated clients need only another host. */
  readonly basePath?: string | undefined;
  /** How long a reset token can be used, in ms, from 1. Default 3 600 000, an hour. */
  readonly resetTokenLifetime?: number | undefined;
  /**
   * Whether a repeat of `resetPassword` under the same `Idempotency-Key` gets the first reply, which is then kept
   * encrypted. Default `true`; with `false` the header is ignored, and nothing is announced.
   */
  readonly safeRepeat?: boolean | undefined;
  /** How long a repeat gets the first reply, in whole ms from 1000 to 86 400 000. Default 300 000, five minutes. */
  readonly safeRepeatLifetime?: number | undefined;
  /** Limits by key, by address, by client network and of the whole server; `false` for none. */
  readonly limits?: LimitOptions | false | undefined;
  /** Pages of other origins that may use the server, each named. Default: none. */
  readonly cors?: CorsOptions | undefined;
  /** How long the audit log is kept; `false` for no such log. */
  readonly audit?: AuditOptions | false | undefined;
  /** The sender of mails, such as `"Metal <no-reply@example.com>"`. Default: the transport's. */
  readonly mailFrom?: string | undefined;
  /** Writes the mails. Default: English, as text and HTML. */
  readonly mailTemplate?: MailTemplate | undefined;
  /** How mails are delivered. */
  readonly outbox?: OutboxOptions | undefined;
  /** Makes new passwords. Default: 24 characters that are easy to read out, more than 130 random bits. */
  readonly generatePassword?: (() => string) | undefined;
  /** Told of each request once it is answered, such as to count it. What it throws is ignored. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Follows requests and mails, such as `createOpenTelemetryTracing()`. Default: nothing does, at no cost. */
  readonly tracing?: Tracing | undefined;
  /** Where log lines go, such as a pino logger. Default: nowhere. */
  readonly logger?: Logger | undefined;
  /** The time in ms since 1970. Default: `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Random bytes. Default: the platform's. */
  readonly random?: Random | undefined;
};

/** A server of the contract. It shows nothing of what it was made with when it is printed. */
export type PasswordResetServer = {
  /** Answers a request; never throws. Mount it wherever a `fetch` handler goes. */
  readonly fetch: Handler;
  readonly accounts: Accounts;
  readonly keys: Keys;
  readonly outbox: Outbox;
  /** Who did what, when, from where, and what came of it. */
  readonly audit: Audit;
  /**
   * Tells whether the store takes writes, which a disk that is full or read-only does not. Where no request has written
   * for 5 seconds, a row that means nothing is written to find out. Never rejects.
   */
  readonly isWritable: () => Promise<boolean>;
  /** Refuses new requests, finishes those that were taken, stops the outbox and closes the store. */
  readonly close: () => Promise<void>;
};
