import type { ReactNode } from "react";
import { Section } from "../site/section.tsx";
import { readmeSection } from "./readme.ts";

export type FromReadmeProps = {
  /** The package's folder. */
  readonly folder: string;
  /** The section's title there. */
  readonly title: string;
  /** The title here, where it is another. */
  readonly as?: string;
};

/** A section of a README, so that page and README cannot say two things. */
export function FromReadme({ folder, title, as = title }: FromReadmeProps): ReactNode {
  const { id, html } = readmeSection(folder, title);
  return (
    <Section id={id} title={as}>
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </Section>
  );
}
