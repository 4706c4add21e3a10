import type { ReactNode } from "react";
import { FromReadme } from "../readme/from-readme.tsx";
import { readmeOf } from "../readme/readme.ts";
import { PageIntro } from "../site/page-intro.tsx";

const { beginning, sections } = readmeOf("apps/tui");

/** The terminal app: its screens, its commands, its keys. */
export function TerminalPage(): ReactNode {
  return (
    <>
      <PageIntro title="In the terminal">
        <p className="lead">
          The same job over ssh, at night, without a browser: an app to look at, and a plain command to
          script, with the same words in both.
        </p>
      </PageIntro>
      <FromReadme section={{ ...beginning, id: "screens", title: "What it looks like" }} />
      {sections.map((section) => (
        <FromReadme key={section.id} section={section} />
      ))}
    </>
  );
}
