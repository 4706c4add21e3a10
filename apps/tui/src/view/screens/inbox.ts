import type { InboxMail, State } from "../../state/state.ts";
import type { Block, ScreenView } from "../view.ts";
import { formatTime } from "./time.ts";
import type { ScreenOf } from "./screen-of.ts";

/** The built-in server's mailbox, with the chosen mail beside the list. */
export function viewInbox({ inbox }: State, { selected }: ScreenOf<"inbox">): ScreenView {
  const mail = inbox[selected];
  if (mail === undefined) {
    return {
      mark: undefined,
      headline: "Inbox",
      blocks: [
        { type: "text", text: "No mail has arrived." },
        {
          type: "text",
          text: "A mail comes when one is asked for, and the address has an account.",
          tone: "dim",
        },
      ],
    };
  }
  const list = inbox.map((each, index) => itemOf(each, index === selected));
  return {
    mark: undefined,
    headline: `Inbox (${inbox.length})`,
    blocks: [{ type: "columns", left: list, right: readingOf(mail) }],
  };
}

function itemOf(mail: InboxMail, selected: boolean): Block {
  const right = mail.state === "used" ? "used" : formatTime(mail.at);
  return { type: "item", text: mail.subject, right, selected, dim: mail.state === "used" };
}

function readingOf(mail: InboxMail): readonly Block[] {
  return [
    { type: "text", text: `To ${mail.to}`, tone: "dim" },
    { type: "text", text: mail.subject, tone: "strong" },
    { type: "gap" },
    ...paragraphsOf(mail.text).flatMap((text): Block[] => [{ type: "text", text }, { type: "gap" }]),
  ];
}

/** A mail's own line breaks are for another width: only an indented line stands by itself. */
function paragraphsOf(text: string): readonly string[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/\n(?! )/g, " ").trim());
}
