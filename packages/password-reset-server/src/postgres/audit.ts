import sql, { raw, type Sql } from "sql-template-tag";
import type { AuditEntry, AuditStore, NewAuditEntry } from "../stores/audit.ts";
import type { Database, Run } from "./connect.ts";

type AuditRow = {
  readonly seq: number;
  readonly at: number;
  readonly action: AuditEntry["action"];
  readonly outcome: AuditEntry["outcome"];
  readonly actor: AuditEntry["actor"];
  readonly key_id: string | null;
  readonly account_id: string | null;
  readonly mail_id: string | null;
  readonly client_address: string | null;
  readonly request_id: string | null;
};

const COLUMNS = raw(
  "seq, at, action, outcome, actor, key_id, account_id, mail_id, client_address, request_id",
);

/** The audit log in PostgreSQL. */
export function createAuditStore({ run, runAtLength }: Database): AuditStore {
  return {
    append: (entry) => keepEntry(run, entry),
    async read({ after, since, until, limit }) {
      const { rows } = await runAtLength<AuditRow>(sql`
        SELECT ${COLUMNS} FROM audit
        WHERE seq > ${after} AND at >= ${since} AND at < ${until} ORDER BY seq LIMIT ${limit}`);
      return rows.map((row) => toEntry(row));
    },
  };
}

/** Keeps an entry, where there is one, about that account, in the transaction that `run` belongs to. */
export async function keepEntry(
  run: Run,
  entry: NewAuditEntry | undefined,
  accountId: string | null | undefined = entry?.accountId,
): Promise<void> {
  if (entry !== undefined) await run(insertEntry(entry, accountId));
}

/** The statement that keeps an entry. */
export function insertEntry(
  entry: NewAuditEntry,
  accountId: string | null | undefined = entry.accountId,
): Sql {
  const { at, action, outcome, actor, keyId, mailId, clientAddress, requestId } = entry;
  return sql`
    INSERT INTO audit (at, action, outcome, actor, key_id, account_id, mail_id, client_address, request_id)
    VALUES (${at}, ${action}, ${outcome}, ${actor}, ${keyId}, ${accountId}, ${mailId}, ${clientAddress}, ${requestId})`;
}

function toEntry(row: AuditRow): AuditEntry {
  return {
    seq: row.seq,
    at: row.at,
    action: row.action,
    outcome: row.outcome,
    actor: row.actor,
    keyId: row.key_id ?? undefined,
    accountId: row.account_id ?? undefined,
    mailId: row.mail_id ?? undefined,
    clientAddress: row.client_address ?? undefined,
    requestId: row.request_id ?? undefined,
  };
}
