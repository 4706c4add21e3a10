import type { ReactNode } from "react";
import { tokenShelf } from "../run/token-shelf.ts";
import type { RunState } from "../run/run-state.ts";
import type { Verdict } from "../run/verdict.ts";
import { ExchangeList } from "./exchange-list.tsx";
import { MailList } from "./mail-list.tsx";
import { ServerPanel, type ServerPanelProps } from "./server-panel.tsx";
import { VerdictCard } from "./verdict-card.tsx";

export type ResultsProps = {
  readonly state: RunState;
  readonly verdict: Verdict | undefined;
  /** What is chosen for the server in the page; `undefined` where the run talks to another. */
  readonly server: Omit<ServerPanelProps, "server"> | undefined;
};

/** What came of a run: what was learnt, what went over the wire, and what is true at the server. */
export function Results({ state, verdict, server }: ResultsProps): ReactNode {
  return (
    <div className="playground-wire needs-script">
      <div aria-live="polite">{verdict !== undefined && <VerdictCard verdict={verdict} />}</div>
      <ExchangeList exchanges={state.exchanges} />
      {server !== undefined && (
        <>
          <ServerPanel server={state.server} {...server} />
          <MailList mails={state.mails} onUseToken={tokenShelf.offer} />
        </>
      )}
    </div>
  );
}
