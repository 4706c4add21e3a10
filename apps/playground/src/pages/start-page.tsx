import type { ReactNode } from "react";
import { Island } from "../islands/island.tsx";
import { linkTo } from "../site/link-to.ts";
import { Section } from "../site/section.tsx";
import { Intro } from "./intro.tsx";

/** What this is, the first call, and what a failure means, in five minutes. */
export function StartPage(): ReactNode {
  return (
    <>
      <Intro />

      <Section id="first-call" title="Your first call">
        <p>
          Asking for a reset mail needs a key and an address. Here both are there already: a server with the
          account <code>ada@example.com</code> runs in this page, and its mail arrives beside the code.
        </p>
        <p className="needs-script">
          Run it, then let the mail’s button put the token into the next example.
        </p>
        <Island name="playground" id="ask" props={{ example: "ask" }} />
      </Section>

      <Section id="second-call" title="Your second call">
        <p>
          The token from the mail opens one thing: a new password, once. The answer is the only place where it
          ever stands. Run it a second time to see what a used token says.
        </p>
        <Island name="playground" id="reset" props={{ example: "reset" }} />
      </Section>

      <Section id="broken" title="Now break it">
        <p>
          A reply gets lost on its way back. Was the password replaced or not? An error that says “network
          failed” leaves you there. This one has an <code>outcome</code>, and the server’s own account stands
          beside it, so that you need not believe it. Then choose <em>ky</em> and run again.
        </p>
        <Island name="playground" id="outcome" props={{ example: "outcome" }} />
      </Section>

      <Section id="next" title="Where to go from here">
        <ul className="cards">
          <Card file="operations.html" name="The two operations">
            What each takes and answers, in TypeScript, curl and on the command line.
          </Card>
          <Card file="outcomes.html" name="Every failure">
            Each fault and each error, beside what ky and fetch make of it.
          </Card>
          <Card file="server.html" name="Host it">
            The same contract in your app, or as a command of its own.
          </Card>
        </ul>
      </Section>
    </>
  );
}

type CardProps = { readonly file: string; readonly name: string; readonly children: ReactNode };

function Card({ file, name, children }: CardProps): ReactNode {
  return (
    <li>
      <a href={linkTo(file)}>{name}</a>
      <p>{children}</p>
    </li>
  );
}
