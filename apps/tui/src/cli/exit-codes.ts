import type { Failure } from "../state/state.ts";

/** What the program ends with; one meaning each. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  unauthorized: 3,
  rejected: 4,
  limited: 5,
  notApplied: 6,
  unknown: 7,
  lost: 8,
  interrupted: 130,
} as const;

/** The meanings, for the help and the README. */
export const exitCodeMeanings: readonly (readonly [number, string])[] = [
  [exitCodes.done, "done"],
  [exitCodes.failed, "the program itself failed"],
  [exitCodes.usage, "it was called wrongly; nothing was sent"],
  [exitCodes.unauthorized, "unauthorized: the key or token is not accepted (401, 403); nothing happened"],
  [
    exitCodes.rejected,
    "rejected: the server refuses the request (422, another 4xx, a redirect); nothing happened",
  ],
  [exitCodes.limited, "limited: too many requests (429); nothing happened"],
  [
    exitCodes.notApplied,
    "not applied, and worth trying again: no connection was made, or the time was up before sending",
  ],
  [exitCodes.unknown, "unknown: nobody can know whether it happened"],
  [exitCodes.lost, "applied but lost: the password was reset, and the new one could not be read"],
  [
    exitCodes.interrupted,
    "interrupted, or the question was answered with no; what is true then stands on stderr",
  ],
];

/** The exit code of a failure. */
export function exitCodeOf({ code, outcome }: Pick<Failure, "code" | "outcome">): number {
  if (code === "aborted") return exitCodes.interrupted;
  if (outcome === "unknown") return exitCodes.unknown;
  if (outcome === "applied") return exitCodes.lost;
  switch (code) {
    case "invalid_input":
      return exitCodes.usage;
    case "unauthorized":
    case "forbidden":
      return exitCodes.unauthorized;
    case "rate_limited":
      return exitCodes.limited;
    case "network":
    case "timeout":
    case "server_error":
      return exitCodes.notApplied;
    default:
      return exitCodes.rejected;
  }
}
