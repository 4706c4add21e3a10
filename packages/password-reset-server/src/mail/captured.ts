import type { MailMessage, MailTransport } from "./message.ts";

/** A mailbox in memory: what is sent to it stays there to be read. */
export type CapturedMailbox = {
  readonly transport: MailTransport;
  /** The mails so far, oldest first; it grows as they arrive. */
  readonly messages: readonly MailMessage[];
  /** Calls a listener with each mail that arrives from now on; what it returns stops that. */
  readonly onMessage: (listener: (message: MailMessage) => void) => () => void;
};

/**
 * Captures mails for demos, pages and tests. A mail that is sent again under the same id is kept once.
 *
 * @example
 * ```ts
 * const mailbox = createCapturedMailbox();
 * mailbox.onMessage((message) => show(message.subject));
 * ```
 */
export function createCapturedMailbox(): CapturedMailbox {
  const messages: MailMessage[] = [];
  const listeners = new Set<(message: MailMessage) => void>();
  return {
    messages,
    async transport(message) {
      if (messages.some(({ id }) => id === message.id)) return;
      messages.push(message);
      for (const listener of listeners) listener(message);
    },
    onMessage(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The reset token in a mail's text; `undefined` where there is none.
 *
 * @example
 * ```ts
 * const token = readResetToken(mailbox.messages[0]);
 * ```
 */
export function readResetToken(message: Pick<MailMessage, "text"> | undefined): string | undefined {
  return /mk_reset_[A-Za-z0-9_-]{43}/.exec(message?.text ?? "")?.[0];
}
