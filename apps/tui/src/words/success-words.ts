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
export function copySentence({ through }: CopyReport): string {
  return through === "tmux"
    ? "Copied through tmux (OSC 52). Paste it once to check: tmux passes it on only where set-clipboard or allow-passthrough is on."
    : "Copied through the terminal (OSC 52). Paste it once to check: not every terminal takes it.";
}

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
