import type { ReactNode } from "react";

export type SectionProps = {
  readonly id: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page that can be linked to. */
export function Section({ id, title, children }: SectionProps): ReactNode {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title}
        <a className="anchor" href={`#${id}`} aria-label="Link to this section">
          #
        </a>
      </h2>
      {children}
    </section>
  );
}
