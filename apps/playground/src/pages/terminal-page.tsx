import type { ReactNode } from "react";
import { FromReadme } from "../readme/from-readme.tsx";
import { readmeSection } from "../readme/readme.ts";
import { PageIntro } from "../site/page-intro.tsx";
import { Section } from "../site/section.tsx";

const folder = "apps/tui";

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
      <Section id="screens" title="What it looks like">
        <div
          className="prose"
          dangerouslySetInnerHTML={{
            __html: readmeSection(folder, "Metal Password Reset for the terminal").html,
          }}
        />
      </Section>
      <FromReadme folder={folder} title="When something fails" />
      <FromReadme folder={folder} title="In a script" />
      <FromReadme folder={folder} title="The key" />
      <FromReadme folder={folder} title="What it refuses to do" />
      <FromReadme folder={folder} title="Keys" />
      <FromReadme folder={folder} title="Terminals" />
    </>
  );
}
