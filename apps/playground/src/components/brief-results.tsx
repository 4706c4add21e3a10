import type { ReactNode } from "react";
import type { RunState } from "../run/run-state.ts";
import type { Verdict } from "../run/verdict.ts";
import { ExchangeList } from "./exchange-list.tsx";
import { MailList } from "./mail-list.tsx";
import { VerdictCard } from "./verdict-card.tsx";

export type BriefResultsProps = {
  readonly state: RunState;
  readonly verdict: Verdict | undefined;
};

/** What came of a short example, as far as anything did: text goes on right below it. */
export function BriefResults({ state: { exchanges, mails }, verdict }: BriefResultsProps): ReactNode {
  return (
    <div className="playground-wire needs-script">
      <div aria-live="polite">{verdict !== undefined && <VerdictCard verdict={verdict} />}</div>
      {exchanges.length > 0 && <ExchangeList exchanges={exchanges} />}
      {mails.length > 0 && <MailList mails={mails} onUseToken={undefined} />}
    </div>
  );
}
