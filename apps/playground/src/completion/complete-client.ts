import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { data } from "./completions.data.ts?data";
import type { Completions } from "./completions.data.ts";
import { findPlace, type Place } from "./find-place.ts";
import type { Member } from "./read-members.ts";

const completions = data as Completions;

/** Offers what the client's declarations have at this place of the code. */
export function completeClient(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/\w*/);
  const from = word?.from ?? context.pos;
  const before = context.state.sliceDoc(0, from);
  const place = findPlace(before);
  if (place === undefined || (place.kind !== "member" && from === context.pos && !context.explicit)) {
    return null;
  }
  const members = offered(place, context.state.doc.toString());
  return members.length === 0 ? null : { from, options: members.map(toCompletion), validFor: /^\w*$/ };
}

function offered(place: Place, code: string): readonly Member[] {
  switch (place.kind) {
    case "import":
      return completions.exports;
    case "options":
      return completions.options[place.callee] ?? [];
    default:
      return membersOf(place.object, code);
  }
}

/** What stands before the dot is told by how it was made, or, in a `catch`, by its name. */
function membersOf(object: string, code: string): readonly Member[] {
  const [, made = ""] = new RegExp(`\\b${object}\\s*=\\s*(?:await\\s+)?([\\w.]+)\\(`).exec(code) ?? [];
  if (made === "createPasswordResetClient") {
    return completions.client;
  }
  if (made.endsWith("resetPassword")) {
    return completions.answer;
  }
  return new RegExp(`catch\\s*\\(\\s*${object}\\b`).test(code) ? completions.error : [];
}

function toCompletion({ name, type, info }: Member): Completion {
  return { label: name, type: type.includes("=>") ? "method" : "property", detail: type, info };
}
