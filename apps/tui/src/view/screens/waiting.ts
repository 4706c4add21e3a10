import { whomOf } from "../../state/calls.ts";
import type { Call, State, WaitingScreen } from "../../state/state.ts";
import { formatDuration } from "../../words/duration.ts";
import type { Block, ScreenView } from "../view.ts";

const frameLength = 80;

/** A call under way: what is waited for, since when, how long at most, and which attempt it is. */
export function viewWaiting({ now, connection }: State, screen: WaitingScreen): ScreenView {
  const elapsed = Math.max(0, now - screen.since);
  const limit = connection.limit === false ? "no limit" : `of ${formatDuration(connection.limit)}`;
  return {
    mark: undefined,
    headline: headlineOf(screen.call),
    blocks: [
      {
        type: "wait",
        text: activity(screen),
        right: `${(elapsed / 1000).toFixed(1)} s ${limit} · attempt ${screen.attempt}`,
        frame: Math.floor(elapsed / frameLength),
      },
      ...pauseBlock(screen, now),
    ],
  };
}

function headlineOf(call: Call): string {
  return call.kind === "ask"
    ? `Asking for a mail to ${call.email}`
    : `Resetting the password of ${call.credential.email ?? whomOf(call)}`;
}

function activity({ cancelling, pause }: WaitingScreen): string {
  if (cancelling) return "cancelling";
  return pause === undefined ? "waiting for the server" : "waiting before the next attempt";
}

function pauseBlock({ pause, cancelling }: WaitingScreen, now: number): readonly Block[] {
  if (pause === undefined || cancelling) return [];
  const left = formatDuration(Math.max(0, pause.until - now));
  const why = pause.status === undefined ? "no connection was made" : `it answers ${pause.status}`;
  const asked = pause.status === undefined ? "" : ", as it asked";
  return [{ type: "text", text: `${why}: the next attempt is in ${left}${asked}`, tone: "dim" }];
}
