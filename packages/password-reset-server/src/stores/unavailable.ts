import { PasswordResetServerError } from "../errors/server-error.ts";

/** When to come again, in ms: most of what keeps a database from writing is over soon, and asking costs little. */
const RETRY_AFTER = 1000;

/**
 * What a store rejects with where it is certain that nothing was written, and the same call may work later. All other
 * failures leave that open.
 *
 * @param reason why, in words that hold nothing of what was to be written.
 */
export function storeUnavailable(reason: string): PasswordResetServerError {
  return new PasswordResetServerError(
    "store_unavailable",
    `${reason}. Nothing was written. Try again in a moment; if it stays so, look at the database.`,
    { retryAfter: RETRY_AFTER },
  );
}
