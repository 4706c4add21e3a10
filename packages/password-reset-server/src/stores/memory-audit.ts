import type { AuditEntry, AuditStore, NewAuditEntry } from "./audit.ts";

/** The audit log of a store in memory. */
export type AuditLog = {
  readonly store: AuditStore;
  /** Keeps an entry, where there is one, about that account. */
  readonly keep: (entry: NewAuditEntry | undefined, accountId?: string) => void;
  /** Forgets the first entries as far as they are older than a moment. */
  readonly forget: (before: number) => void;
};

export function createAuditLog(): AuditLog {
  const entries: AuditEntry[] = [];
  let seq = 0;
  const keep: AuditLog["keep"] = (entry, accountId = entry?.accountId) => {
    if (entry === undefined) return;
    seq += 1;
    entries.push({ ...entry, accountId, seq });
  };
  return {
    keep,
    store: {
      append: async (entry) => keep(entry),
      read: async ({ after, since, until, limit }) =>
        entries.filter((entry) => entry.seq > after && entry.at >= since && entry.at < until).slice(0, limit),
    },
    forget(before) {
      const first = entries.findIndex(({ at }) => at >= before);
      entries.splice(0, first === -1 ? Math.max(0, entries.length - 1) : first);
    },
  };
}
