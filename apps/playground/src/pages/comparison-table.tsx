import type { ReactNode } from "react";
import { toneMarks } from "../components/tone-mark.ts";
import { comparison, type Compared, type ComparedCall } from "../comparison/comparison.ts";
import { peerLabels, peerTone, peers, type Peer } from "../comparison/peers.ts";
import { faults, type FaultId } from "../wire/faults.ts";

export type ComparisonTableProps = {
  readonly call: ComparedCall;
  readonly label: string;
};

/** What came of a call under each fault, beside what is true. */
export function ComparisonTable({ call, label }: ComparisonTableProps): ReactNode {
  return (
    <div className="table" role="group" aria-label={label} tabIndex={0}>
      <table className="comparison" role="table">
        <thead>
          <tr>
            <th scope="col">Fault</th>
            {peers.map((peer) => (
              <th key={peer} scope="col">
                {peerLabels[peer]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(comparison[call]).map(([fault, row]) => (
            <tr key={fault} role="row">
              <th scope="row" role="rowheader">
                {faults[fault as FaultId].label}
              </th>
              {peers.map((peer) => (
                <Cell key={peer} peer={peer} compared={row[peer]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ peer, compared }: { readonly peer: Peer; readonly compared: Compared }): ReactNode {
  const tone = peerTone(peer, compared);
  const { learnt, truth, sent } = compared;
  // Roles are given, since styles that make a list of it take them away.
  return (
    <td role="cell" data-tone={tone} data-label={peerLabels[peer]}>
      <b aria-hidden="true">{toneMarks[tone]}</b> {learnt}
      <span className="truth">{truth}</span>
      <span className="truth">{sent === 1 ? "Sent once." : `Sent ${sent} times.`}</span>
    </td>
  );
}
