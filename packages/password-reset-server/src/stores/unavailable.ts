import { PasswordResetServerError } from "../errors/server-error.ts";

/**
 * Why a store took nothing: somebody else had a lock for too long, or changed the same at the same time; it took too
 * long; there were too many at once; the disk is full; it may not be written to; or it could not be reached.
 */
export type StoreFailure =
  | "locked"
  | "conflict"
  | "too_slow"
  | "overloaded"
  | "full"
  | "read_only"
  | "unreachable";

/** When to come again, in ms: most of what keeps a database from writing is over soon, and asking costs little. */
const RETRY_AFTER = 1000;

/**
 * What a store rejects with where it is certain that nothing was written, and the same call may work later. All other
 * failures leave that open.
 *
 * @param text why, in words that hold nothing of what was to be written.
 */
export function storeUnavailable(reason: StoreFailure, text: string): PasswordResetServerError {
  return new PasswordResetServerError(
    "store_unavailable",
    `${text}. Nothing was written. Try again in a moment; if it stays so, look at the database.`,
    { retryAfter: RETRY_AFTER, reason },
  );
}
