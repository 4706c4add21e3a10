import { storeUnavailable } from "../stores/unavailable.ts";

/**
 * What PostgreSQL answers when it has carried nothing out: it was not let in, or the transaction was rolled back. A
 * connection that was lost is none of them: the commit may have got through.
 */
const REASONS = new Map([
  ["ECONNREFUSED", "The database could not be reached"],
  ["57P03", "The database is starting or stopping"],
  ["53300", "The database has too many connections"],
  ["53100", "The disk that holds the database is full"],
  ["53200", "The database is out of memory"],
  ["25006", "The database cannot be written to"],
  ["40001", "Others were changing the same"],
  ["40P01", "Others were waiting for one another"],
  ["55P03", "The database is locked"],
]);

/** The same error, or in place of one after which nothing is kept for certain, one that says so. */
export function explainFailure(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const reason = typeof code === "string" ? REASONS.get(code) : undefined;
  return reason === undefined ? error : storeUnavailable(reason);
}
