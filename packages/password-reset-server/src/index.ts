export type { Audit, AuditRange } from "./audit/read-audit.ts";
export type { Directory, DirectoryKey, DirectoryPassword, DirectoryUser } from "./directory/port.ts";
export { PasswordResetServerError, type PasswordResetServerErrorCode } from "./errors/server-error.ts";
export type { CorsOptions } from "./http/cors.ts";
export type { Handler, RequestContext } from "./http/handler.ts";
export type { RequestEvent } from "./http/request-event.ts";
export type { Limit, LimitDecision, Limiter, LimitOption, LimitOptions } from "./limits/limiter.ts";
export type { LimitName, LimitOutcomes } from "./limits/quotas.ts";
export type { MailContext, MailKind, MailMessage, MailTransport } from "./mail/message.ts";
export { defaultMailTemplate, type MailContent, type MailFacts, type MailTemplate } from "./mail/template.ts";
export type { Accounts } from "./operations/accounts.ts";
export type { Keys, NewKey } from "./operations/keys.ts";
export type { DeliveryReport, Outbox, OutboxOptions } from "./outbox/outbox.ts";
export type { PasswordHasher } from "./passwords/hasher.ts";
export { createPasswordResetServer } from "./server/create-server.ts";
export type { LogFields, Logger } from "./server/logger.ts";
export type { AuditOptions, PasswordResetServer, PasswordResetServerOptions } from "./server/options.ts";
export type {
  AuditAction,
  AuditActor,
  AuditEntry,
  AuditOutcome,
  AuditStore,
  NewAuditEntry,
} from "./stores/audit.ts";
export type {
  Account,
  AccountStore,
  ClaimedMail,
  KeptReply,
  KeyRecord,
  KeyStore,
  MailState,
  NewMail,
  NewReply,
  NewRequest,
  NewResetToken,
  OutboxEntry,
  OutboxStatus,
  OutboxStore,
  PasswordChange,
  RequestResult,
  ResetGrant,
  ResetResult,
  ResetStore,
  Store,
} from "./stores/port.ts";
export type { StoreFailure } from "./stores/unavailable.ts";
export type { Answered, DeliveredMail, Tracing } from "./tracing/tracing.ts";
export type { Random } from "./tokens/random.ts";
