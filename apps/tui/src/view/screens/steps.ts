import { knownDomains, type Credential, type State } from "../../state/state.ts";
import { suggestAddress } from "../../text/typo.ts";
import { askedSentence, exchangeFacts } from "../../words/success-words.ts";
import type { Block, ScreenView } from "../view.ts";
import type { ScreenOf } from "./screen-of.ts";

/** The address that a mail shall go to. */
export function viewAsk(state: State, { field, problem }: ScreenOf<"ask">): ScreenView {
  return {
    mark: undefined,
    headline: "Ask for a reset mail",
    blocks: [
      { type: "field", field, masked: false, placeholder: "name@example.com" },
      ...problemBlock(problem),
      ...hintBlock(suggestAddress(field.value, knownDomains(state))),
      { type: "gap" },
      {
        type: "text",
        text: "The answer is the same whether or not this address has an account.",
        tone: "dim",
      },
      ...accountBlock(state.connection.account),
    ],
  };
}

/** The token from a mail. */
export function viewToken({ field, problem }: ScreenOf<"token">): ScreenView {
  return {
    mark: undefined,
    headline: "Paste the token from the mail",
    blocks: [
      { type: "field", field, masked: true, placeholder: "the token, or the whole mail" },
      ...problemBlock(problem),
      { type: "gap" },
      {
        type: "text",
        text: "It works once, and not for long. Nothing is sent before you confirm.",
        tone: "dim",
      },
    ],
  };
}

/** A mail was asked for. */
export function viewAsked(state: State, { email, facts }: ScreenOf<"asked">): ScreenView {
  const isBuiltIn = state.connection.kind === "built-in";
  const hasArrived = state.inbox.some((mail) => mail.to === email && mail.state === "new");
  return {
    mark: "ok",
    headline: askedSentence(email),
    blocks: [
      ...(isBuiltIn ? [arrival(hasArrived), { type: "gap" } as const] : []),
      {
        type: "steps",
        steps: [
          isBuiltIn ? "open the inbox" : "open the mail, and copy its token",
          isBuiltIn
            ? "use the token of the mail: it works once"
            : "paste the token here: it works once, and not for long",
        ],
      },
    ],
    facts: exchangeFacts(facts),
  };
}

/** The last stop before something that cannot be undone. */
export function viewConfirm({ credential }: ScreenOf<"confirm">): ScreenView {
  return {
    mark: undefined,
    headline: `Reset the password of ${owner(credential)}?`,
    blocks: [
      { type: "text", text: "The old password stops working at once." },
      { type: "text", text: "The new one is shown once, here, and nowhere else." },
      { type: "gap" },
      { type: "text", text: `Authorised by ${authority(credential)}.`, tone: "dim" },
    ],
  };
}

function owner({ email, kind }: Credential): string {
  return email ?? (kind === "key" ? "the user of the key" : "the user whom the mail went to");
}

function authority({ kind }: Credential): string {
  return kind === "key" ? "the key, which belongs to one user" : "the token from the mail";
}

function arrival(hasArrived: boolean): Block {
  return hasArrived
    ? { type: "text", text: "A mail has arrived.", tone: "strong" }
    : { type: "text", text: "No mail yet: an address without an account gets none.", tone: "dim" };
}

function problemBlock(problem: string | undefined): readonly Block[] {
  return problem === undefined ? [] : [{ type: "text", text: problem, tone: "strong" }];
}

function hintBlock(meant: string | undefined): readonly Block[] {
  return meant === undefined ? [] : [{ type: "text", text: `Did you mean ${meant}?`, tone: "strong" }];
}

function accountBlock(account: string | undefined): readonly Block[] {
  if (account === undefined) return [];
  return [{ type: "text", text: `The built-in server has one: ${account}`, tone: "dim" }];
}
