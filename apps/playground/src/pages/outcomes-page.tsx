import type { ReactNode } from "react";
import { Island } from "../islands/island.tsx";
import { PageIntro } from "../site/page-intro.tsx";
import { Section } from "../site/section.tsx";
import { ComparisonTable } from "./comparison-table.tsx";
import { ErrorCatalogue } from "./error-catalogue.tsx";
import { OutcomeTable } from "./outcome-table.tsx";

/** What is true after a failure, shown three ways: told, tried, and listed. */
export function OutcomesPage(): ReactNode {
  return (
    <>
      <PageIntro title="When a call fails">
        <p className="lead">
          An error says that something went wrong. It seldom says what is true now: was the password replaced
          or not? Every <code>PasswordResetError</code> answers that in its <code>outcome</code>.
        </p>
      </PageIntro>

      <Section id="outcomes" title="The three outcomes">
        <OutcomeTable />
      </Section>

      <Section id="try-it" title="Try it">
        <p className="needs-script">
          Choose a fault and run. It strikes the first request, and the page, which sees both ends, tells what
          the server really did. Then run the same with ky, which repeats a <code>DELETE</code> by itself, and
          count the resets. With <em>safe repeat</em> declared by the server, this client repeats too, and the
          password is replaced once all the same.
        </p>
        <Island name="playground" id="outcome" props={{ example: "outcome" }} />
      </Section>

      <Section id="compared" title="The same faults, three ways">
        <p>
          Each call under each fault, with this client, with ky and with <code>fetch</code>, made while this
          page was built. Each has three seconds. Below what the caller learns stands what is true.
        </p>
        <h3>A reset with a user’s key</h3>
        <ComparisonTable call="outcome" label="A reset with a user’s key, under each fault" />
        <h3>A reset with the token from a mail</h3>
        <ComparisonTable call="reset" label="A reset with the token from a mail, under each fault" />
        <h3>Asking for a mail</h3>
        <ComparisonTable call="ask" label="Asking for a mail, under each fault" />
      </Section>

      <Section id="errors" title="Every error, in its own words">
        <p>
          Collected by calling the client until it failed in each of these ways. Act on <code>outcome</code>;
          use <code>code</code> to tell why; show the message to people.
        </p>
        <ErrorCatalogue />
      </Section>
    </>
  );
}
