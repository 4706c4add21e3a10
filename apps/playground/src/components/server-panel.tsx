import type { ReactNode } from "react";
import type { RunState } from "../run/run-state.ts";
import type { KeptToken } from "../sandbox/protocol.ts";

export type ServerPanelProps = {
  readonly server: RunState["server"];
  readonly safeRepeat: boolean;
  readonly onSafeRepeat: (safeRepeat: boolean) => void;
};

/** What is true at the server, so that nobody has to believe an `outcome`. */
export function ServerPanel({ server, safeRepeat, onSafeRepeat }: ServerPanelProps): ReactNode {
  return (
    <div className="panel server">
      <div className="panel-head">
        <h3>Server</h3>
        <label className="check">
          <input
            type="checkbox"
            checked={safeRepeat}
            onChange={(event) => onSafeRepeat(event.target.checked)}
          />
          Declares safe repeat
        </label>
      </div>
      {server === undefined ? (
        <p className="empty">Its one account and the tokens that it keeps, once something has run.</p>
      ) : (
        <ServerFacts server={server} />
      )}
    </div>
  );
}

function ServerFacts({
  server: { before, now },
}: {
  readonly server: NonNullable<RunState["server"]>;
}): ReactNode {
  const changes = now.passwordChanges - before.passwordChanges;
  return (
    <>
      <dl className="server-facts">
        <div>
          <dt>{now.email}</dt>
          <dd>
            {now.passwordChanges === 0
              ? "password never replaced"
              : `password replaced ${count(now.passwordChanges)}`}
            {changes > 0 && <strong>, {count(changes)} by this run</strong>}
          </dd>
        </div>
        {now.clock !== 0 && (
          <div>
            <dt>Clock</dt>
            <dd>{now.clock / 3_600_000} h ahead</dd>
          </div>
        )}
      </dl>
      {now.tokens.length > 0 && (
        <ul className="tokens" aria-label="Reset tokens, by the digest that is kept of them">
          {now.tokens.slice(-shown).map((token) => (
            <li key={token.digest} data-state={token.state}>
              <code>{token.digest}…</code> {describe(token)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Most tokens that are listed; the newest are. */
const shown = 6;

function describe({ state, expiresIn }: KeptToken): string {
  return state === "usable" ? `usable for ${Math.ceil(expiresIn / 60_000)} min` : state;
}

function count(times: number): string {
  const words = ["", "once", "twice"];
  return words[times] ?? `${times} times`;
}
