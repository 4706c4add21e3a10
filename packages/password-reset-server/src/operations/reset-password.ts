import { createMailId } from "../outbox/mail-id.ts";
import { PasswordResetServerError } from "../errors/server-error.ts";
import { createReplySeal, type ReplySeal } from "../repeats/reply-seal.ts";
import type { KeptReply, NewMail, NewReply, ResetGrant } from "../stores/port.ts";
import type { AuditOutcome, NewAuditEntry } from "../stores/audit.ts";
import { authenticate, invalidToken, type Caller, type PresentedToken } from "./authenticate.ts";
import type { OperationContext } from "./context.ts";
import { auditEntry, type Exchange } from "./exchange.ts";
import { overloaded, unprocessable } from "./refusal.ts";

/** What came of a reset. */
export type Reset = {
  readonly newPassword: string;
  /** It was carried out before, under the same idempotency key: nothing was done now. */
  readonly replayed: boolean;
};

/** Makes the entry of the audit log about this request. */
type Recorder = (
  outcome: AuditOutcome,
  about: Partial<Pick<NewAuditEntry, "accountId" | "mailId">>,
) => NewAuditEntry | undefined;

type Work = { readonly grant: ResetGrant; readonly audit: Recorder };
type NewWork = Work & { readonly seal: ReplySeal | undefined; readonly trace: string | undefined };

/**
 * Replaces the caller's password and gives the new one. With an idempotency key, a repeat with the same token and the
 * same key gets what the first one got, and changes nothing.
 *
 * @throws RefusalError with 401 where the token is of no use, or somebody else was faster with it; with 422 for a
 * project key, and for a repeat after the password has been changed again; with 429 where a key is used too often; with 503 where
 * there is more to hash than can be.
 */
export async function resetPassword(
  token: PresentedToken,
  exchange: Exchange,
  context: OperationContext,
): Promise<Reset> {
  const caller = await authenticate(token, exchange, context);
  const grant = grantOf(caller);
  const audit: Recorder = (outcome, { accountId, mailId }) =>
    auditEntry({ action: "password.reset", outcome, caller, accountId, mailId }, exchange, context);
  const { idempotencyKey } = exchange;
  const seal =
    idempotencyKey === undefined ? undefined : await createReplySeal(token.text, idempotencyKey, context);
  const usable = await isUsable(grant, context);
  // Looked for after the token: the commit that used it up has also kept the reply.
  const kept = seal && (await context.store.resets.findReply(seal.id, context.clock()));
  if (seal !== undefined && kept !== undefined) return replay({ seal, kept, grant, audit }, context);
  if (!usable) throw invalidToken();
  return carryOut({ seal, grant, audit, trace: exchange.trace }, context);
}

async function isUsable(grant: ResetGrant, { store, clock }: OperationContext): Promise<boolean> {
  return grant.kind === "key" || store.resets.isUsable(grant.digest, clock());
}

async function carryOut({ grant, seal, audit, trace }: NewWork, context: OperationContext): Promise<Reset> {
  const newPassword = context.generatePassword();
  const passwordHash = await context.hasher.hash(newPassword).catch(refuseOverload);
  const at = context.clock();
  const reply = seal && (await newReply(seal, newPassword, at, context));
  const notice = noticeOf(at, trace);
  const result = await context.store.resets.apply({
    grant,
    passwordHash,
    at,
    notice,
    reply,
    audit: audit("done", { mailId: notice.id }),
  });
  if (result.kind === "refused") throw invalidToken();
  if (seal !== undefined && result.kind === "repeated") {
    return replay({ seal, kept: result.reply, grant, audit }, context);
  }
  context.wakeOutbox();
  return { newPassword, replayed: false };
}

function refuseOverload(error: unknown): never {
  if (error instanceof PasswordResetServerError && error.code === "overloaded") {
    throw overloaded(error.retryAfter ?? 1000);
  }
  throw error;
}

async function replay(
  { grant, seal, kept, audit }: Work & { readonly seal: ReplySeal; readonly kept: KeptReply },
  { store }: OperationContext,
): Promise<Reset> {
  if (kept.sealed !== undefined) {
    const newPassword = await seal.open(kept.sealed);
    const entry = audit("repeated", { accountId: kept.accountId });
    if (entry !== undefined) await store.audit.append(entry);
    return { newPassword, replayed: true };
  }
  if (grant.kind === "reset_token") throw invalidToken();
  throw unprocessable(
    "The reset with this Idempotency-Key was carried out before, and the password has been changed again since. " +
      "Nothing was done now. To reset it once more, send another Idempotency-Key.",
  );
}

async function newReply(
  seal: ReplySeal,
  newPassword: string,
  at: number,
  { safeRepeatLifetime = 0 }: OperationContext,
): Promise<NewReply> {
  return { id: seal.id, sealed: await seal.seal(newPassword), expiresAt: at + safeRepeatLifetime };
}

function noticeOf(at: number, trace: string | undefined): Omit<NewMail, "recipient"> {
  return { id: createMailId(), kind: "password_changed", sealed: undefined, createdAt: at, trace };
}

function grantOf(caller: Caller): ResetGrant {
  if (caller.kind === "reset_token") return { kind: "reset_token", digest: caller.digest };
  const { id, accountId } = caller.key;
  if (accountId !== undefined) return { kind: "key", keyId: id, accountId };
  throw unprocessable(
    "A project key has no user whose password could be reset. Nothing was done. Use a user key, or a reset token from a mail.",
  );
}
