import { useId, type ReactNode } from "react";
import { variantLabels, type Example, type VariantId } from "../examples/examples.ts";

export type VariantChoiceProps = {
  readonly variants: Example["variants"];
  readonly value: VariantId;
  readonly onChange: (variant: VariantId) => void;
};

/** Radio buttons, so that arrow keys and screen readers work without a line of code. */
export function VariantChoice({ variants, value, onChange }: VariantChoiceProps): ReactNode {
  const name = useId();
  return (
    <fieldset className="variants needs-script">
      <legend className="visually-hidden">Written with</legend>
      {variants.map(({ id }) => (
        <label key={id}>
          <input type="radio" name={name} checked={id === value} onChange={() => onChange(id)} />
          <span>{variantLabels[id]}</span>
        </label>
      ))}
    </fieldset>
  );
}
