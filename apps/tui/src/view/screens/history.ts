import type { HistoryEntry, State } from "../../state/state.ts";
import type { Block, ScreenView } from "../view.ts";
import { formatTime } from "./time.ts";

const outcomes: Record<HistoryEntry["outcome"], string> = {
  done: "done",
  not_applied: "not applied",
  applied: "applied, password lost",
  unknown: "unknown",
};

/** What was done in this session, the newest first; no secret is ever in it. */
export function viewHistory({ history }: State): ScreenView {
  const entries = history.toReversed().flatMap(entryBlocks);
  return {
    mark: undefined,
    headline: "History of this session",
    blocks: entries.length === 0 ? [{ type: "text", text: "Nothing was done yet." }] : entries,
  };
}

function entryBlocks(entry: HistoryEntry): readonly Block[] {
  const what = entry.call === "ask" ? "asked for a mail to" : "reset the password of";
  const code = entry.code === undefined ? "" : ` (${entry.code.replaceAll("_", " ")})`;
  const id = entry.requestId === undefined ? "" : ` · request ${entry.requestId}`;
  return [
    { type: "text", text: `${formatTime(entry.at)}  ${what} ${entry.whom}` },
    {
      type: "text",
      text: `${outcomes[entry.outcome]}${code}${id}`,
      tone: entry.outcome === "done" ? "dim" : "plain",
    },
    { type: "gap" },
  ];
}
