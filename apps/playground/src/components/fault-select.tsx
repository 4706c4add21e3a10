import { useId, type ReactNode } from "react";
import { faults, type FaultId } from "../wire/faults.ts";

export type FaultSelectProps = {
  readonly offered: readonly FaultId[];
  readonly value: FaultId;
  readonly onChange: (fault: FaultId) => void;
};

export function FaultSelect({ offered, value, onChange }: FaultSelectProps): ReactNode {
  const id = useId();
  const effect = useId();
  return (
    <div className="fault">
      <label htmlFor={id}>Fault</label>
      <select
        id={id}
        value={value}
        aria-describedby={effect}
        onChange={(event) => onChange(event.target.value as FaultId)}
      >
        {offered.map((each) => (
          <option key={each} value={each}>
            {faults[each].label}
          </option>
        ))}
      </select>
      <p id={effect} className="fault-effect">
        {faults[value].effect}
      </p>
    </div>
  );
}
