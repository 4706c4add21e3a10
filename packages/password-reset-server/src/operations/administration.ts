import type { NewAuditEntry } from "../stores/audit.ts";

/** What is recorded of those who run the server: they are not told apart, and there is no request. */
export function operatorEntry(
  facts: Pick<NewAuditEntry, "at" | "action"> &
    Partial<Pick<NewAuditEntry, "accountId" | "keyId" | "mailId">>,
): NewAuditEntry {
  return {
    outcome: "done",
    actor: "operator",
    keyId: undefined,
    accountId: undefined,
    mailId: undefined,
    clientAddress: undefined,
    requestId: undefined,
    ...facts,
  };
}
