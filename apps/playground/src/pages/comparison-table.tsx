import type { ReactNode } from "react";
import { toneMarks } from "../components/tone-mark.ts";
import { comparison } from "../comparison/comparison.ts";
import { peerLabels, peerTone, peers } from "../comparison/peers.ts";
import { faults, type FaultId } from "../wire/faults.ts";

const shown = (Object.keys(faults) as FaultId[]).filter(
  // They strike a mailed token or a mail, and this reset has a key.
  (fault) => !["used-token", "expired-token", "clock-moved", "slow-mail"].includes(fault),
);

/** What came of a reset under each fault, beside what is true. */
export function ComparisonTable(): ReactNode {
  return (
    <div className="table" role="group" aria-label="Faults compared" tabIndex={0}>
      <table className="comparison">
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
          {shown.map((fault) => (
            <tr key={fault}>
              <th scope="row">{faults[fault].label}</th>
              {peers.map((peer) => {
                const compared = comparison[fault][peer];
                const tone = peerTone(peer, compared);
                return (
                  <td key={peer} data-tone={tone}>
                    <b aria-hidden="true">{toneMarks[tone]}</b> {compared.learnt}
                    <span className="truth">{compared.truth}</span>
                    <span className="truth">
                      {compared.sent === 1 ? "Sent once." : `Sent ${compared.sent} times.`}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
