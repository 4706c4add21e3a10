import type { AuditActor, AuditOutcome, NewAuditEntry } from "../stores/audit.ts";
import type { Quotas } from "../limits/quotas.ts";
import type { Caller } from "./authenticate.ts";
import type { OperationContext } from "./context.ts";

/** What an operation knows of the request that it is for. */
export type Exchange = {
  readonly requestId: string;
  /** The client's address as the host sees it. */
  readonly clientAddress: string | undefined;
  /** The name of the request across its repeats, where it has one. */
  readonly idempotencyKey: string | undefined;
  /** The span that it is followed by, as a `traceparent`; `undefined` where it is not. */
  readonly trace: string | undefined;
  /** What was counted for it. */
  readonly quotas: Quotas;
};

type Facts = {
  readonly action: NewAuditEntry["action"];
  readonly outcome: AuditOutcome;
  readonly caller: Caller;
  readonly accountId: string | undefined;
  readonly mailId: string | undefined;
};

/** No address is longer; a host that gives something else has its beginning kept. */
const LONGEST_ADDRESS = 64;

/** The entry of the audit log about an exchange; `undefined` where there is no such log. */
export function auditEntry(
  { action, outcome, caller, accountId, mailId }: Facts,
  { requestId, clientAddress }: Exchange,
  { audits, clock }: OperationContext,
): NewAuditEntry | undefined {
  if (!audits) return undefined;
  return {
    at: clock(),
    action,
    outcome,
    actor: caller.kind satisfies AuditActor,
    keyId: caller.kind === "key" ? caller.key.id : undefined,
    accountId,
    mailId,
    clientAddress: clientAddress?.slice(0, LONGEST_ADDRESS),
    requestId,
  };
}
