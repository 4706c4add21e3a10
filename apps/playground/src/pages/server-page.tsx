import type { ReactNode } from "react";
import { FromReadme } from "../readme/from-readme.tsx";
import { readmeOf } from "../readme/readme.ts";
import { linkTo } from "../site/link-to.ts";
import { PageIntro } from "../site/page-intro.tsx";
import { Section } from "../site/section.tsx";

const { beginning, sections } = readmeOf("packages/password-reset-server");

/** The server: mounted in an app, or hosted by itself. */
export function ServerPage(): ReactNode {
  return (
    <>
      <PageIntro title="The server">
        <p className="lead">
          The contract as one function from <code>Request</code> to <code>Response</code>. The examples on
          these pages run on it: the same code, with a store in memory.
        </p>
        <pre className="listing">
          <code>npm install @metal/password-reset-server</code>
        </pre>
      </PageIntro>
      <FromReadme section={{ ...beginning, id: "mount-or-host", title: "Mount it, or host it" }} />
      {sections.map((section) => (
        <FromReadme key={section.id} section={section} />
      ))}
      <Section id="try-yours" title="Try yours from here">
        <p>
          Once it runs, <a href={linkTo("your-server.html")}>send it the two calls</a> from this site. Your
          key stays in the page’s memory.
        </p>
      </Section>
    </>
  );
}
