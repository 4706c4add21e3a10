import type { ReactNode } from "react";
import type { ComparedRow } from "../comparison/comparison.ts";
import { peerLabels, peerTone, peers } from "../comparison/peers.ts";
import { toneMarks } from "./tone-mark.ts";

/** What the three ways of writing a call say under a fault, in brief. */
export function Peers({ row }: { readonly row: ComparedRow }): ReactNode {
  return (
    <details className="peers">
      <summary>
        Under this fault:{" "}
        {peers.map((peer) => (
          <span key={peer} className="peer" data-tone={peerTone(peer, row[peer])}>
            {peerLabels[peer]} <b aria-hidden="true">{toneMarks[peerTone(peer, row[peer])]}</b>
          </span>
        ))}
      </summary>
      <dl>
        {peers.map((peer) => (
          <div key={peer}>
            <dt>{peerLabels[peer]}</dt>
            <dd>
              {row[peer].learnt} <span className="truth">{row[peer].truth}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
