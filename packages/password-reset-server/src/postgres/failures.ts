import { storeUnavailable, type StoreFailure } from "../stores/unavailable.ts";

/**
 * What PostgreSQL answers when it has carried nothing out: it was not let in, or the transaction was rolled back. A
 * connection that was lost is none of them: the commit may have got through. A time that is up is one of them, since
 * PostgreSQL no longer counts it once it has begun to commit.
 */
const FAILURES: ReadonlyMap<string, readonly [reason: StoreFailure, text: string]> = new Map([
  ["ECONNREFUSED", ["unreachable", "The database could not be reached"]],
  ["57P03", ["unreachable", "The database is starting or stopping"]],
  ["53300", ["overloaded", "The database has too many connections"]],
  ["53100", ["full", "The disk that holds the database is full"]],
  ["53200", ["overloaded", "The database is out of memory"]],
  ["25006", ["read_only", "The database cannot be written to"]],
  ["40001", ["conflict", "Others were changing the same"]],
  ["40P01", ["conflict", "Others were waiting for one another"]],
  ["55P03", ["locked", "Somebody else has locked what was needed"]],
  ["57014", ["too_slow", "The database took too long"]],
]);

/** The same error, or in place of one after which nothing is kept for certain, one that says so. */
export function explainFailure(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const failure = typeof code === "string" ? FAILURES.get(code) : undefined;
  return failure === undefined ? error : storeUnavailable(...failure);
}
