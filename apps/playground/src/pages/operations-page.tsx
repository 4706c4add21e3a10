import type { ReactNode } from "react";
import { Code } from "../components/code.tsx";
import { examples, variantLabels, type ExampleId } from "../examples/examples.ts";
import { Island } from "../islands/island.tsx";
import { linkTo } from "../site/link-to.ts";
import { PageIntro } from "../site/page-intro.tsx";
import { Section } from "../site/section.tsx";
import { ContractFacts } from "./contract-facts.tsx";

/** Both calls of the contract: what they take, what they answer, and how they are written. */
export function OperationsPage(): ReactNode {
  return (
    <>
      <PageIntro title="The two operations">
        <p className="lead">
          One asks for a mail, the other trades its token for a new password. Between them lies a mailbox, and
          nobody without access to it gets any further.
        </p>
      </PageIntro>

      <Section id="ask-for-a-mail" title="Ask for a mail">
        <p>
          The first operation creates a reset token and mails it to the user. The answer is the same whether
          or not the address has an account, so that nobody can find out who has one. Repeated blindly, it
          sends a second mail.
        </p>
        <ContractFacts operation="createPasswordResetToken" />
        <Island name="playground" id="ask" props={{ example: "ask" }} />
        <AllVariants example="ask" />
      </Section>

      <Section id="reset-the-password" title="Reset the password">
        <p>
          The second operation replaces the password of whoever the token belongs to, and answers with the new
          one. That answer is the only place where it ever stands, so this call must not be repeated blindly:
          a second success makes the first password useless. What a failure of it means is on{" "}
          <a href={linkTo("outcomes.html")}>a page of its own</a>.
        </p>
        <ContractFacts operation="resetPassword" />
        <p className="needs-script">
          Take a token from a mail above. Run it twice to see that a token works once, and note what a log
          shows of the answer.
        </p>
        <Island name="playground" id="reset" props={{ example: "reset" }} />
        <AllVariants example="reset" />
      </Section>
    </>
  );
}

/** The other ways of writing a call, for whoever reads without scripts. */
function AllVariants({ example }: { readonly example: ExampleId }): ReactNode {
  const [, ...others] = examples[example].variants;
  return (
    <div className="without-script">
      {others.map(({ id, pieces }) => (
        <figure key={id} className="listing-figure">
          <figcaption>{variantLabels[id]}</figcaption>
          <pre className="listing">
            <Code pieces={pieces} />
          </pre>
        </figure>
      ))}
    </div>
  );
}
