import type { Outcome } from "@metal/password-reset";
import type { State } from "../../state/state.ts";
import { formatDuration } from "../../words/duration.ts";
import { describeFailure, failureFacts } from "../../words/failure-words.ts";
import type { Block, Mark, ScreenView } from "../view.ts";
import type { ScreenOf } from "./screen-of.ts";

const marks: Record<Outcome, Mark> = { not_applied: "no", applied: "no", unknown: "unknown" };

/** What is true after a failure, then what to do about it. */
export function viewFailed({ connection }: State, { call, failure }: ScreenOf<"failed">): ScreenView {
  const words = describeFailure(failure, { call, server: connection.name, limit: connection.limit });
  return {
    mark: marks[failure.outcome],
    headline: words.headline,
    blocks: [
      ...words.truth.map((text): Block => ({ type: "text", text })),
      { type: "gap" },
      { type: "steps", steps: words.next },
      ...noteBlocks(words.note),
    ],
    facts: `${failureFacts(failure)} · after ${formatDuration(failure.elapsed)}`,
  };
}

function noteBlocks(note: string | undefined): readonly Block[] {
  return note === undefined ? [] : [{ type: "gap" }, { type: "text", text: note }];
}
