import type { ReactNode } from "react";
import { FromReadme } from "../readme/from-readme.tsx";
import { readmeOf } from "../readme/readme.ts";
import { linkTo } from "../site/link-to.ts";
import { PageIntro } from "../site/page-intro.tsx";

const { beginning, sections } = readmeOf("packages/password-reset-server");

/** The server in earnest: what it promises, and everything that can be set. */
export function HostingPage(): ReactNode {
  return (
    <>
      <PageIntro title="Hosting the server">
        <p className="lead">
          What it promises, what it refuses to do, and everything that can be set. To see it work first,{" "}
          <a href={linkTo("server.html")}>make one in the page</a>.
        </p>
      </PageIntro>
      <FromReadme section={{ ...beginning, id: "mount-or-host", title: "Mount it, or host it" }} />
      {sections.map((section) => (
        <FromReadme key={section.id} section={section} />
      ))}
    </>
  );
}
