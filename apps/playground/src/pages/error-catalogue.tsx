import { OPERATIONS, type Operation } from "@metal/password-reset/contract";
import type { ReactNode } from "react";
import { catalogue } from "../catalogue/catalogue.ts";

/** Every failure of both operations, as the client tells it. */
export function ErrorCatalogue(): ReactNode {
  return (Object.keys(OPERATIONS) as Operation[]).map((operation) => (
    <section key={operation} className="catalogue" aria-labelledby={`errors-of-${operation}`}>
      <h3 id={`errors-of-${operation}`}>
        <code>{operation}</code>
      </h3>
      <ul>
        {catalogue[operation].map(({ code, when, outcome, status, message }) => (
          <li key={when}>
            <p className="catalogue-line">
              <code className="catalogue-code">{code}</code>
              <code className="outcome-name" data-outcome={outcome}>
                {outcome}
              </code>
              <span>
                {when}
                {status !== undefined && ` · ${status}`}
              </span>
            </p>
            <p>{message}</p>
          </li>
        ))}
      </ul>
    </section>
  ));
}
