import type { ReactNode } from "react";
import { piecesToHtml } from "../editor/code-to-html.ts";
import { pieces as hostServer } from "../examples/host-server.ts?highlighted";
import { Island } from "../islands/island.tsx";
import { TextListing } from "../listings/text-listing.tsx";
import { linkTo } from "../site/link-to.ts";
import { PageIntro } from "../site/page-intro.tsx";
import { Section } from "../site/section.tsx";
import { Install } from "./install.tsx";

/** The server: made and called in the page, checked, and then hosted. */
export function ServerPage(): ReactNode {
  return (
    <>
      <PageIntro title="The server">
        <p className="lead">
          The contract as one function from <code>Request</code> to <code>Response</code>. It tells nobody who
          has an account, loses no mail that it promised, and lets a token work once.
        </p>
        <Install package="@metal/password-reset-server" />
      </PageIntro>

      <Section id="make-one" title="Make one, and call it">
        <p>
          The whole job in one file: an account, a key, a mail, a reset. The store, the mailbox and the hasher
          are those for a page; take others, and the rest of the code stays as it is.
        </p>
        <p className="needs-script">
          Between client and server lies the wire all the same. Let it lose the reply to the reset, and see
          that the password is not lost: the server declares safe repeat, so the client asks again.
        </p>
        <Island name="playground" id="mount" props={{ example: "mount" }} />
      </Section>

      <Section id="host-it" title="Host it">
        <p>
          With a file for a database, argon2id and mail by SMTP. Or mount <code>server.fetch</code> in Hono,
          Express, Next, Bun, Deno or Workers, or start it as a command:{" "}
          <a href={linkTo("hosting.html")}>all of hosting</a>.
        </p>
        <TextListing
          where="Runs in Node 24: a page has no files, no sockets and no argon2id."
          html={piecesToHtml(hostServer)}
        />
      </Section>

      <Section id="check-one" title="Check one">
        <p>
          Whether a server, ours or another, keeps to the contract: each rule is tried and told. Break the
          wire, and see what a rule says that was not kept.
        </p>
        <Island name="playground" id="conform" props={{ example: "conform" }} />
      </Section>

      <Section id="try-yours" title="Try yours from here">
        <p>
          Once it runs, <a href={linkTo("your-server.html")}>send it the two calls</a> from this site. Your
          key stays in the page’s memory.
        </p>
      </Section>
    </>
  );
}
