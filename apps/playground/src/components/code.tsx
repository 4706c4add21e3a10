import type { ReactNode } from "react";
import type { Piece } from "../editor/highlight.ts";
import { linesOf } from "../editor/lines.ts";

/** Code that was coloured while building. */
export function Code({ pieces }: { readonly pieces: readonly Piece[] }): ReactNode {
  // Neither lines nor pieces ever change their order.
  return (
    <code>
      {linesOf(pieces).map((line, number) => (
        <span key={number} className="line">
          {line.map(([text, classes], index) =>
            classes === "" ? (
              text
            ) : (
              <span key={index} className={classes}>
                {text}
              </span>
            ),
          )}
        </span>
      ))}
    </code>
  );
}
