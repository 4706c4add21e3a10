import { useState, type ReactNode } from "react";
import { wasCarriedOut, type Exchange, type Header, type Reply } from "../wire/exchange.ts";
import { Masked, SecretsShown } from "./masked.tsx";
import { Timeline } from "./timeline.tsx";

/** As many as are read at a glance; more get a place to scroll in. */
const few = 8;

/** What went over the wire: each request with what the server did and what the caller saw. */
export function ExchangeList({ exchanges }: { readonly exchanges: readonly Exchange[] }): ReactNode {
  const [shown, setShown] = useState(false);
  return (
    <div className="panel">
      <div className="panel-head">
        <h3>Exchange</h3>
        {exchanges.length > 0 && (
          <button type="button" className="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            Show secrets
          </button>
        )}
      </div>
      {exchanges.length === 0 ? (
        <p className="empty">Each request of the run appears here, with what became of it.</p>
      ) : (
        <SecretsShown value={shown}>
          <Timeline exchanges={exchanges} />
          <ol className="exchanges" data-many={exchanges.length > few}>
            {exchanges.map((exchange) => (
              <ExchangeItem key={exchange.id} exchange={exchange} />
            ))}
          </ol>
        </SecretsShown>
      )}
    </div>
  );
}

function ExchangeItem({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const { id, method, target, start, end, headers, reply } = exchange;
  return (
    <li className="exchange">
      <p className="exchange-line">
        <span className="exchange-number">{id}</span> <code className="exchange-method">{method}</code>{" "}
        <code className="exchange-target">{target}</code>
        <span className="exchange-time">
          at {Math.round(start)} ms{end === undefined ? "" : `, took ${Math.round(end - start)} ms`}
        </span>
      </p>
      <Journey exchange={exchange} />
      <details>
        <summary>Headers and body</summary>
        <h4>Request</h4>
        <HeaderList headers={headers} />
        {reply.type === "answer" && (
          <>
            <h4>Answer {reply.status}</h4>
            <HeaderList headers={reply.headers} />
            <pre className="body">{reply.body.length === 0 ? "(no body)" : <Masked text={reply.body} />}</pre>
          </>
        )}
      </details>
    </li>
  );
}

/** How far the request came, and how far the answer. */
function Journey({ exchange }: { readonly exchange: Exchange }): ReactNode {
  const { served, reply } = exchange;
  const open = reply.type === "pending" ? "waiting" : "broken";
  return (
    <dl className="journey">
      <div data-state={served === undefined ? open : "passed"}>
        <dt>Server</dt>
        <dd>{describeServer(exchange)}</dd>
      </div>
      <div data-state={reply.type === "answer" ? "passed" : open}>
        <dt>Caller</dt>
        <dd>{describeReply(reply)}</dd>
      </div>
    </dl>
  );
}

function describeServer(exchange: Exchange): string {
  const { served, method, foreign } = exchange;
  if (foreign) {
    return "not this one";
  }
  if (served === undefined) {
    return "saw nothing";
  }
  if (method === "OPTIONS") {
    return `answered ${served}`;
  }
  return `${served}, ${wasCarriedOut(exchange) ? "did it" : "refused it"}`;
}

function describeReply(reply: Reply): string {
  switch (reply.type) {
    case "pending":
      return "is waiting";
    case "answer":
      return `got ${reply.status}`;
    case "lost":
      return reply.reason === undefined ? "lost the connection" : `got no connection (${reply.reason})`;
    default:
      return "gave up";
  }
}

function HeaderList({ headers }: { readonly headers: readonly Header[] }): ReactNode {
  return (
    <dl className="headers">
      {headers.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Masked text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
