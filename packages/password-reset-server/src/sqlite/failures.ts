import { storeUnavailable, type StoreFailure } from "../stores/unavailable.ts";

const BUSY = 5;

/** After each of these SQLite has rolled back. An error of the disk is none of them: a commit may have got through. */
const FAILURES: ReadonlyMap<number, readonly [reason: StoreFailure, text: string]> = new Map([
  [BUSY, ["locked", "The database is locked by another process"]],
  [6, ["locked", "The database is locked"]],
  [8, ["read_only", "The database cannot be written to"]],
  [13, ["full", "The disk that holds the database is full"]],
  [14, ["unreachable", "The database or its log cannot be opened"]],
]);

/** The same error, or in place of one after which nothing is kept for certain, one that says so. */
export function explainFailure(error: unknown): unknown {
  const failure = FAILURES.get(resultOf(error) ?? 0);
  return failure === undefined ? error : storeUnavailable(...failure);
}

/** Tells whether somebody else has the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return resultOf(error) === BUSY;
}

/** SQLite's primary result; what is above its lowest byte says more than is needed here. */
function resultOf(error: unknown): number | undefined {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : undefined;
}
