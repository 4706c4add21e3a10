import type { ReactNode } from "react";
import { pieces } from "../examples/first-call.ts?highlighted";
import { Island } from "../islands/island.tsx";
import { ServerOfThePage } from "../listings/server-of-the-page.tsx";
import { Install } from "./install.tsx";

export function Intro(): ReactNode {
  return (
    <section className="intro" aria-labelledby="intro-title">
      <div>
        <h1 id="intro-title">Reset a password, and know what is true afterwards</h1>
        <p className="lead">
          A client and a server for the Metal <code>reset-password</code> contract: two operations, no secret
          in a log, nothing repeated that must not be, and every failure saying whether it happened.
        </p>
        <p>
          The examples on these pages run. Our client calls our server, both in your browser, over a wire that
          you can break. Nothing is sent to anybody.
        </p>
        <p className="without-script">The examples can be read here; to run them, turn JavaScript on.</p>
      </div>
      <div className="first-call">
        <Install package="@metal/password-reset" />
        <Island name="snippet" id="first" props={{ title: "The first call", pieces, makesServer: false }} />
        <ServerOfThePage />
      </div>
      <aside className="note" aria-label="The hosted service">
        <p>
          <strong>The vendor’s hosted service ended on 30 June 2026.</strong> The contract outlives it: give
          the client the <code>baseUrl</code> of a server that speaks it. This project has one.
        </p>
      </aside>
    </section>
  );
}
