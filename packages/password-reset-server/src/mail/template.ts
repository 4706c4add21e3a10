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

/** The mails as they are written where a host brings no template: text and HTML, the token on a line of its own. */
export function defaultMailTemplate(facts: MailFacts): MailContent {
  const { subject, paragraphs } =
    facts.kind === "reset_token" ? resetTokenMail(facts) : passwordChangedMail(facts);
  return { subject, text: toText(paragraphs), html: toHtml(subject, paragraphs) };
}

/** A paragraph's lines, or a token that stands alone. */
type Paragraph = readonly string[] | { readonly token: string };
type Draft = { readonly subject: string; readonly paragraphs: readonly Paragraph[] };

function toText(paragraphs: readonly Paragraph[]): string {
  const blocks = paragraphs.map((paragraph) =>
    "token" in paragraph ? `  ${paragraph.token}` : paragraph.join("\n"),
  );
  return `${blocks.join("\n\n")}\n`;
}

/** Without a picture, a link or anything else to be fetched: nobody learns that the mail was opened. */
function toHtml(subject: string, paragraphs: readonly Paragraph[]): string {
  const blocks = paragraphs.map((paragraph) =>
    "token" in paragraph
      ? `<p><code style="font-size:1.1em;overflow-wrap:anywhere">${escapeHtml(paragraph.token)}</code></p>`
      : `<p>${escapeHtml(paragraph.join(" "))}</p>`,
  );
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family:sans-serif;line-height:1.5;max-width:36em">',
    ...blocks,
    "</body></html>",
    "",
  ].join("\n");
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}

function resetTokenMail(facts: MailFacts & { readonly kind: "reset_token" }): Draft {
  return {
    subject: "Reset your password",
    paragraphs: [
      ["Somebody asked to reset the password of this account."],
      ["If it was you, use this token where you asked for it:"],
      { token: facts.token },
      [`It works once, until ${timeOf(facts.requestedAt + facts.lifetime)}, unless a newer one is mailed.`],
      [
        "If it was not you, there is nothing to do: your password is unchanged.",
        "Give the token to nobody, whoever asks for it.",
      ],
    ],
  };
}

function passwordChangedMail(facts: MailFacts & { readonly kind: "password_changed" }): Draft {
  return {
    subject: "Your password was reset",
    paragraphs: [
      [
        `The password of this account was reset on ${timeOf(facts.changedAt)}.`,
        "The old one no longer works, and neither does any reset token that was mailed before.",
      ],
      [
        "If it was you, there is nothing to do.",
        "If it was not you, ask for a reset mail now, reset the password again,",
        "and tell whoever runs this service.",
      ],
    ],
  };
}

function timeOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
