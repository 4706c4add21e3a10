import type { ReactNode } from "react";
import type { Verdict } from "../run/verdict.ts";
import { toneMarks } from "./tone-mark.ts";

/** What the caller can know beside what is true: the two differ, and that is the point. */
export function VerdictCard({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { tone, learnt, facts, truth } = verdict;
  return (
    <div className="verdict" data-tone={tone}>
      <span className="verdict-mark" aria-hidden="true">
        {toneMarks[tone]}
      </span>
      <dl>
        <div>
          <dt>The caller learns</dt>
          <dd className="verdict-learnt">{learnt}</dd>
          {facts.length > 0 && <dd className="verdict-facts">{facts.join(" · ")}</dd>}
        </div>
        <div>
          <dt>What is true</dt>
          <dd>{truth}</dd>
        </div>
      </dl>
    </div>
  );
}
