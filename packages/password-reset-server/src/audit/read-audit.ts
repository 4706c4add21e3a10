import type { AuditEntry, AuditStore } from "../stores/audit.ts";

/** Which entries are read. Times are in ms since 1970. */
export type AuditRange = {
  /** The least time. Default: the beginning. */
  readonly since?: number | undefined;
  /** The first time that is too great. Default: no end. */
  readonly until?: number | undefined;
};

/** The audit log of a server. */
export type Audit = {
  /**
   * The entries that are there, in their order, read as they are asked for.
   *
   * @example
   * ```ts
   * for await (const entry of server.audit.entries({ since: Date.now() - 86_400_000 })) archive(entry);
   * ```
   */
  readonly entries: (range?: AuditRange) => AsyncIterable<AuditEntry>;
};

/** Entries that are read at a time. */
const PAGE = 500;

/** Reads the log of a store. */
export function createAudit({ read }: Pick<AuditStore, "read">): Audit {
  return {
    async *entries({ since = 0, until = Number.MAX_SAFE_INTEGER } = {}) {
      let page: readonly AuditEntry[] = [];
      do {
        page = await read({ after: page.at(-1)?.seq ?? 0, since, until, limit: PAGE });
        yield* page;
      } while (page.length === PAGE);
    },
  };
}
