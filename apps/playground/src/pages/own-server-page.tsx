import type { ReactNode } from "react";
import { Island } from "../islands/island.tsx";
import { linkTo } from "../site/link-to.ts";
import { PageIntro } from "../site/page-intro.tsx";
import { Section } from "../site/section.tsx";

/** The two calls against a server of the reader's. */
export function OwnServerPage(): ReactNode {
  return (
    <>
      <PageIntro title="Your own server">
        <p className="lead">
          The same two calls, sent to a server of yours. This is the one page that may send anything anywhere:
          to the base URL that you enter, when you press Run.
        </p>
        <ul className="promises">
          <li>The key stays in this page’s memory and is gone when you leave. It is stored nowhere.</li>
          <li>
            The code does not get it. The page puts it into requests to your base URL on their way, and sends
            nothing else.
          </li>
          <li>Links with code in them do nothing here.</li>
          <li>
            A reset is real: it replaces the password of whoever the key belongs to. Try it on{" "}
            <a href={linkTo("index.html")}>the server in the page</a> first.
          </li>
        </ul>
        <p className="without-script">This page needs JavaScript: turn it on to send anything.</p>
      </PageIntro>
      <Section id="try" title="Send it">
        <p className="needs-script">
          The server has to allow this page’s origin (CORS); if it does not, what to add is said here.
        </p>
        <Island name="own-server" id="own" props={{}} />
      </Section>
    </>
  );
}
