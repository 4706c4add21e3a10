import type { ReactNode } from "react";

export type TextListingProps = {
  /** In one line, where it runs. */
  readonly where: ReactNode;
  /** What the button copies; all of it without. */
  readonly copied?: string | undefined;
  /** The code as markup. */
  readonly html: string;
};

/** Code that does not run here, with a button that copies it. */
export function TextListing({ where, copied, html }: TextListingProps): ReactNode {
  return (
    <figure className="listing-figure">
      <figcaption>
        <span>{where}</span>
        {/* Until a script has taken it over, a press would be lost. */}
        <button type="button" className="quiet needs-script" disabled data-copy={copied ?? ""}>
          Copy
        </button>
        <span className="visually-hidden" role="status" />
      </figcaption>
      <pre className="listing" dangerouslySetInnerHTML={{ __html: html }} />
    </figure>
  );
}
