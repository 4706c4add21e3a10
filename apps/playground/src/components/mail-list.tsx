import { useId, type ReactNode } from "react";
import type { Mail } from "../sandbox/protocol.ts";

export type MailListProps = {
  readonly mails: readonly Mail[];
  readonly onUseToken: (token: string) => void;
};

/** The mails that the server sent because of a run. */
export function MailList({ mails, onUseToken }: MailListProps): ReactNode {
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <header className="panel-head">
        <h4 id={heading}>Mail</h4>
      </header>
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
              <pre className="mail-text">{text}</pre>
              {token !== undefined && (
                <button type="button" onClick={() => onUseToken(token)}>
                  Use this token
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
