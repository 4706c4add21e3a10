import type { ReactNode } from "react";

export type PageIntroProps = {
  readonly title: string;
  readonly children: ReactNode;
};

/** How a page begins: what it is about, and why to read on. */
export function PageIntro({ title, children }: PageIntroProps): ReactNode {
  return (
    <section className="page-intro">
      <h1>{title}</h1>
      {children}
    </section>
  );
}
