import type { CopyReport, ExchangeFacts } from "../state/state.ts";
import { formatDuration } from "./duration.ts";

/** What is true after a mail was asked for; it does not tell whether the address has an account. */
export function askedSentence(email: string): string {
  return `Asked. If ${email} has an account, a mail is on its way.`;
}

/** What is true after a reset. */
export function resetSentence(whose: string | undefined): string {
  return whose === undefined ? "The password was reset" : `The password of ${whose} was reset`;
}

/** Where a copied password went, and what of that is not certain. */
export function copySentence(report: CopyReport): string {
  switch (report.through) {
    case "program":
      return report.isCleared
        ? "The clipboard does not hold it any more."
        : `Copied by ${report.program}. Cleared after 45 s, if the app still runs and the clipboard still holds it.`;
    case "tmux":
      return `Copied through tmux (OSC 52). Paste it once to check: tmux passes it on only where set-clipboard or allow-passthrough is on. ${notCleared}`;
    case "screen":
      return `Copied through screen (OSC 52). ${check} ${notCleared}`;
    case "terminal":
    default:
      return `Copied through the terminal (OSC 52). ${check} ${notCleared}`;
  }
}

const check = "Paste it once to check: not every terminal takes it.";
const notCleared = "It cannot be cleared from here: copy something else afterwards.";

/** The line at the end: small, for whoever has to look it up in a server's log. */
export function exchangeFacts({ requestId, status, elapsed, attempts }: ExchangeFacts): string {
  return [
    requestId === undefined ? "" : `request ${shorten(requestId)}`,
    status === undefined ? "" : String(status),
    attempts > 1 ? `${attempts} attempts` : "",
    formatDuration(elapsed),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** A request id short enough for a line's end, its two ends kept. */
export function shorten(id: string): string {
  return id.length <= 12 ? id : `${id.slice(0, 6)}…${id.slice(-3)}`;
}
