import { editText } from "../text/text-field.ts";
import { finishCall, noteProgress } from "./calls.ts";
import { runCommand } from "./run-command.ts";
import type { Update } from "./effect.ts";
import type { AppEvent } from "./event.ts";
import type { CopyReport, PasswordScreen, State } from "./state.ts";
import { stay } from "./update.ts";

/** What an event makes of the state, and what is to be done. Pure: the same input gives the same answer. */
export function reduce(state: State, event: AppEvent): Update {
  switch (event.type) {
    case "command":
      return runCommand(state, event.command);
    case "edit": {
      const { screen } = state;
      if (screen.name !== "ask" && screen.name !== "token") return stay(state);
      return stay({
        ...state,
        screen: { ...screen, field: editText(screen.field, event.edit), problem: undefined },
      });
    }
    case "scroll":
      return stay({ ...state, scroll: Math.max(0, event.to) });
    case "tick":
      return stay(state);
    case "mail":
      return stay({ ...state, inbox: [event.mail, ...state.inbox] });
    case "progress":
      return noteProgress(state, event.id, event.progress);
    case "asked":
    case "reset":
    case "failed":
      return finishCall(state, event);
    case "copied":
    default:
      return stay(noteCopy(state, event.report));
  }
}

function noteCopy(state: State, copy: CopyReport): State {
  const { screen } = state;
  const note = (password: PasswordScreen): PasswordScreen => ({ ...password, copy, kept: true });
  if (screen.name === "password") return { ...state, screen: note(screen) };
  return screen.name === "leaving" ? { ...state, screen: note(screen.from) } : state;
}
