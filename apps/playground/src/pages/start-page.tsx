import { useState, type ReactNode } from "react";
import { Footer } from "../components/footer.tsx";
import { Header } from "../components/header.tsx";
import { Playground } from "../components/playground.tsx";
import { examples } from "../examples/examples.ts";
import { ContractFacts } from "./contract-facts.tsx";
import { Intro } from "./intro.tsx";
import { OutcomeTable } from "./outcome-table.tsx";

/** The first page: what this is, both operations, and what a failure means. */
export function StartPage(): ReactNode {
  const [inserted, setInserted] = useState<{ readonly token: string }>();
  const useToken = (token: string): void => setInserted({ token });
  return (
    <>
      <a className="skip" href="#start">
        Skip to the text
      </a>
      <Header />
      <main id="start">
        <Intro />

        <section id="ask" aria-labelledby="ask-title">
          <h2 id="ask-title">Ask for a mail</h2>
          <p>
            The first operation creates a reset token and mails it to the user. The answer is the same whether
            or not the address has an account, so that nobody can find out who has one.
          </p>
          <ContractFacts operation="createPasswordResetToken" />
          <h3>Try it</h3>
          <p className="needs-script">
            Run the code. The mail arrives beside it; its button puts the token into the next example.
          </p>
          <Playground example={examples.ask} onUseToken={useToken} />
        </section>

        <section id="reset" aria-labelledby="reset-title">
          <h2 id="reset-title">Reset the password</h2>
          <p>
            The second operation replaces the password of whoever the token belongs to, and answers with the
            new one. That answer is the only place where it ever stands, so this call must not be repeated
            blindly: a second success makes the first password useless.
          </p>
          <ContractFacts operation="resetPassword" />
          <h3>Try it</h3>
          <p className="needs-script">
            Take a token from a mail above. Run it twice to see that a token works once, and note what a log
            shows of the answer.
          </p>
          <Playground example={examples.reset} inserted={inserted} onUseToken={useToken} />
        </section>

        <section id="outcomes" aria-labelledby="outcomes-title">
          <h2 id="outcomes-title">When a call fails</h2>
          <p>
            An error says that something went wrong. It seldom says what is true now: was the password
            replaced or not? Every <code>PasswordResetError</code> answers that in its <code>outcome</code>.
          </p>
          <OutcomeTable />
          <h3>Try it</h3>
          <p className="needs-script">
            Choose a fault and run. It strikes the first request, and the page, which sees both ends, tells
            what the server really did. Then run the same with ky, which repeats a <code>DELETE</code> by
            itself, and count the resets.
          </p>
          <Playground example={examples.outcome} onUseToken={useToken} />
        </section>
      </main>
      <Footer />
    </>
  );
}
