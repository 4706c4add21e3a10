import { createContext, useContext, type ReactNode } from "react";
import type { MaskedText } from "../wire/masked-text.ts";

/** Whether secrets are shown below here. */
export const SecretsShown = createContext(false);

export function Masked({ text }: { readonly text: MaskedText }): ReactNode {
  const shown = useContext(SecretsShown);
  return text.map((part, index) => {
    if (typeof part === "string") {
      return part;
    }
    return shown ? (
      <mark key={index} className="secret">
        {part.secret}
      </mark>
    ) : (
      <span key={index} className="secret" role="img" aria-label="hidden">
        ••••••••
      </span>
    );
  });
}
