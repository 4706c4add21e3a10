import type { Outcome } from "@metal/password-reset";
import type { ReactNode } from "react";

type Row = {
  readonly mark: string;
  readonly truth: string;
  readonly seen: string;
  readonly next: string;
};

const rows: Readonly<Record<Outcome, Row>> = {
  not_applied: {
    mark: "✖",
    truth: "The server did not carry it out. Nothing changed.",
    seen: "refused input, no connection, any 4xx, a redirect",
    next: "Correct the cause and call again. Where waiting is enough, the client has done that by itself.",
  },
  applied: {
    mark: "!",
    truth: "It was carried out, but the new password cannot be read from the answer. It is lost.",
    seen: "a 2xx without a usable password",
    next: "Ask for a new mail and reset again with its token.",
  },
  unknown: {
    mark: "?",
    truth: "The request was sent, and no answer tells what became of it. Nobody can know.",
    seen: "a lost connection, a timeout, an abort, any 5xx",
    next: "Try the old password. If it works, nothing happened; if not, ask for a new mail.",
  },
};

export function OutcomeTable(): ReactNode {
  return (
    <dl className="outcomes">
      {Object.entries(rows).map(([outcome, { mark, truth, seen, next }]) => (
        <div key={outcome} data-outcome={outcome}>
          <dt>
            <span className="outcome-mark" aria-hidden="true">
              {mark}
            </span>
            <code>{outcome}</code>
          </dt>
          <dd>{truth}</dd>
          <dd>
            <span className="label">Seen with</span> {seen}.
          </dd>
          <dd>
            <span className="label">Next</span> {next}
          </dd>
        </div>
      ))}
    </dl>
  );
}
