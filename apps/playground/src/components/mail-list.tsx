import type { ReactNode } from "react";
import type { Mail } from "../sandbox/protocol.ts";

export type MailListProps = {
  readonly mails: readonly Mail[];
  /** Puts a token into the example that takes one; `undefined` where there is none. */
  readonly onUseToken: ((token: string) => void) | undefined;
};

/** The mails that the server sent because of a run. */
export function MailList({ mails, onUseToken }: MailListProps): ReactNode {
  return (
    <div className="panel">
      <div className="panel-head">
        <h3>Mail</h3>
      </div>
      {mails.length === 0 ? (
        <p className="empty">What the server sends arrives here, not in anybody's mailbox.</p>
      ) : (
        <ol className="mails">
          {mails.map(({ id, to, subject, text, token }) => (
            <li key={id} className="mail">
              <p className="mail-head">
                <strong>{subject}</strong>
                <span>To {to}</span>
              </p>
              <details open={token !== undefined}>
                <summary>Text</summary>
                <pre className="mail-text">{text}</pre>
              </details>
              {token !== undefined && onUseToken !== undefined && (
                <button type="button" onClick={() => onUseToken(token)}>
                  Use this token
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
