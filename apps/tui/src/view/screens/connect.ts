import type { State } from "../../state/state.ts";
import { nameKey } from "../../words/key-words.ts";
import type { Block, ScreenView } from "../view.ts";
import type { ScreenOf } from "./screen-of.ts";

/** Where the contract is spoken. */
export function viewConnect({ connection }: State, { field, problem }: ScreenOf<"connect">): ScreenView {
  return {
    mark: undefined,
    headline: "Connect to a server",
    blocks: [
      { type: "field", field, masked: false, placeholder: "https://reset.example.com/metal/v1" },
      ...problemBlock(problem),
      { type: "gap" },
      {
        type: "text",
        text: `Connected now: ${connection.name}. Nothing is sent before you ask for something.`,
        tone: "dim",
      },
    ],
  };
}

/** The key to send there. */
export function viewKey({ foundKey }: State, { field, problem, baseUrl }: ScreenOf<"key">): ScreenView {
  return {
    mark: undefined,
    headline: "Which key?",
    blocks: [
      { type: "field", field, masked: true, placeholder: foundKey === undefined ? "none" : "the one below" },
      ...problemBlock(problem),
      { type: "gap" },
      { type: "pair", name: "Server", value: baseUrl },
      {
        type: "pair",
        name: "Found",
        value: foundKey === undefined ? "no key" : `${nameKey(foundKey.key)}, from ${foundKey.source}`,
      },
      { type: "gap" },
      {
        type: "text",
        text:
          foundKey === undefined
            ? "Without a key a mail cannot be asked for; a mailed token can be used all the same."
            : "Leave it empty to use the key that was found.",
        tone: "dim",
      },
    ],
  };
}

function problemBlock(problem: string | undefined): readonly Block[] {
  return problem === undefined ? [] : [{ type: "text", text: problem, tone: "strong" }];
}
