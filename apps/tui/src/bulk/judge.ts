import type { Failure } from "../state/state.ts";

/** What a failure of one call means for the run. */
export type Verdict =
  /** This address is dealt with. */
  | "rejected"
  | "unknown"
  /** Nothing happened, and the same call is worth making again after a rest. */
  | "again"
  /** Nothing happened, and no other call will fare better. */
  | "stop";

/** Longest rest that is waited for, in ms; whoever is told to wait longer had better come back. */
const longestRest = 15 * 60_000;

/** Judges a failure by what is true after it, and by what caused it. */
export function judge({ code, outcome, retryAfter = 0 }: Failure): Verdict {
  if (outcome !== "not_applied") return "unknown";
  switch (code) {
    case "unprocessable":
      return "rejected";
    case "rate_limited":
      return retryAfter > longestRest ? "stop" : "again";
    case "network":
    case "timeout":
    case "server_error":
      return "again";
    default:
      return "stop";
  }
}
