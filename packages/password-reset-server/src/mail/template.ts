import type { MailMessage } from "./message.ts";

/** What a template is given. Times are in ms since 1970, durations in ms. */
export type MailFacts =
  | {
      readonly kind: "reset_token";
      readonly to: string;
      /** The reset token; it must stand in the mail, and works once. */
      readonly token: string;
      readonly requestedAt: number;
      readonly lifetime: number;
    }
  | { readonly kind: "password_changed"; readonly to: string; readonly changedAt: number };

/** What a template writes. */
export type MailContent = Pick<MailMessage, "subject" | "text" | "html">;

/** Writes a mail. A link in it, if any, must come from configuration, never from a request. */
export type MailTemplate = (facts: MailFacts) => MailContent;

/** The mails as they are written where a host brings no template: plain text, the token on a line of its own. */
export function defaultMailTemplate(facts: MailFacts): MailContent {
  return facts.kind === "reset_token" ? resetTokenMail(facts) : passwordChangedMail(facts);
}

function resetTokenMail(facts: MailFacts & { readonly kind: "reset_token" }): MailContent {
  return {
    subject: "Reset your password",
    text: [
      "Somebody asked to reset the password of this account.",
      "",
      "If it was you, use this token where you asked for it:",
      "",
      `  ${facts.token}`,
      "",
      `It works once, until ${timeOf(facts.requestedAt + facts.lifetime)}.`,
      "",
      "If it was not you, there is nothing to do: your password is unchanged.",
      "Give the token to nobody, whoever asks for it.",
      "",
    ].join("\n"),
  };
}

function passwordChangedMail(facts: MailFacts & { readonly kind: "password_changed" }): MailContent {
  return {
    subject: "Your password was reset",
    text: [
      `The password of this account was reset on ${timeOf(facts.changedAt)}.`,
      "The old one no longer works, and neither does any reset token that was mailed before.",
      "",
      "If it was you, there is nothing to do.",
      "If it was not you, ask for a reset mail now, reset the password again,",
      "and tell whoever runs this service.",
      "",
    ].join("\n"),
  };
}

function timeOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
