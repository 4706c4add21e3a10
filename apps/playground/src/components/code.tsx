import type { ReactNode } from "react";
import type { Piece } from "../editor/highlight.ts";

/** Code that was coloured while building. */
export function Code({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  return (
    <code>
      {pieces.map(([text, classes], index) =>
        classes === "" ? (
          text
        ) : (
          // The pieces never change their order.
          <span key={index} className={classes}>
            {text}
          </span>
        ),
      )}
    </code>
  );
}
