import type { PasswordScreen } from "../../state/state.ts";
import { copySentence, exchangeFacts, resetSentence } from "../../words/success-words.ts";
import type { Block, ScreenView } from "../view.ts";
import type { ScreenOf } from "./screen-of.ts";

/** As long for every password, so that the length is no hint. */
const mask = "•".repeat(20);

/** The new password, hidden until somebody asks. */
export function viewPassword(screen: PasswordScreen): ScreenView {
  return {
    mark: "ok",
    headline: resetSentence(screen.whose),
    blocks: [
      passwordBlock(screen),
      { type: "text", text: "This is the only time it can be seen." },
      ...copyBlocks(screen),
      { type: "gap" },
      { type: "steps", steps: [nextStep(screen), "sign in once, then change it"] },
    ],
    facts: exchangeFacts(screen.facts),
  };
}

function nextStep({ copy }: PasswordScreen): string {
  return copy === undefined ? "copy it, or reveal it and write it down" : "paste it where it shall be kept";
}

/** Asked before a password is dropped that nobody has had. */
export function viewLeaving({ from }: ScreenOf<"leaving">): ScreenView {
  return {
    mark: "unknown",
    headline: "Leave without the new password?",
    blocks: [
      { type: "text", text: "It was neither copied nor revealed, and this is the only copy." },
      {
        type: "text",
        text: `${resetSentence(from.whose)}: without it, nobody can sign in before another reset.`,
      },
    ],
  };
}

function passwordBlock({ password, revealed }: PasswordScreen): Block {
  return revealed
    ? { type: "pair", name: "New password", value: password.reveal(), tone: "strong" }
    : { type: "pair", name: "New password", value: mask };
}

function copyBlocks({ copy }: PasswordScreen): readonly Block[] {
  return copy === undefined ? [] : [{ type: "text", text: copySentence(copy) }];
}
