/** What a mail is for: it carries a reset token, or tells that a password was changed. */
export type MailKind = "reset_token" | "password_changed";

/** A mail, ready to be sent. */
export type MailMessage = {
  /** The `Message-ID`, angle brackets included. It stays the same when a mail is sent again, so that a repeat can be told. */
  readonly id: string;
  /** The sender; `undefined` where the transport knows its own. */
  readonly from?: string | undefined;
  /** The one address it goes to: the account's own. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string | undefined;
  readonly kind: MailKind;
};

/** What a transport is told beside the mail. */
export type MailContext = {
  /** Aborts when the delivery has taken too long, and another worker may begin it again. */
  readonly signal: AbortSignal;
};

/**
 * Sends one mail: resolves when somebody else has taken it in charge, throws where it must be tried again.
 * It may be called more than once with the same mail.
 */
export type MailTransport = (message: MailMessage, context: MailContext) => Promise<void>;
