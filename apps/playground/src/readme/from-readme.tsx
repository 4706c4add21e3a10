import type { ReactNode } from "react";
import { Section } from "../site/section.tsx";
import type { ReadmeSection } from "./readme.data.ts";

/** A part of a README, so that page and README cannot say two things. */
export function FromReadme({ section: { id, title, html } }: { readonly section: ReadmeSection }): ReactNode {
  return (
    <Section id={id} title={title}>
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </Section>
  );
}
