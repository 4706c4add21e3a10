import { bareAddress } from "../text/email.ts";
import { editText, type TextEdit } from "../text/text-field.ts";
import { finishCall, noteProgress } from "./calls.ts";
import { runCommand } from "./run-command.ts";
import type { Update } from "./effect.ts";
import type { AppEvent } from "./event.ts";
import type { CopyReport, PasswordScreen, State } from "./state.ts";
import { goHome, show, stay } from "./update.ts";

/** What an event makes of the state, and what is to be done. Pure: the same input gives the same answer. */
export function reduce(state: State, event: AppEvent): Update {
  switch (event.type) {
    case "command":
      return runCommand(state, event.command);
    case "edit":
      return edit(state, event.edit);
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
    case "key-found":
      return stay({ ...state, foundKey: { key: event.key, source: event.source } });
    case "started":
      // Somebody may have connected to another server in the meantime.
      return stay(state.connection.kind === event.facts.kind ? { ...state, connection: event.facts } : state);
    case "connected":
      return goHome({ ...state, connection: event.facts, inbox: [] });
    case "not-connected":
      return showProblem(state, event.problem);
    case "copied":
    default:
      return stay(noteCopy(state, event.report));
  }
}

function edit(state: State, change: TextEdit): Update {
  const { screen } = state;
  switch (screen.name) {
    case "palette":
      return show(state, { ...screen, field: editText(screen.field, change), selected: 0 });
    case "ask": {
      // What a mail program copies with the address goes, as soon as the address is whole.
      const field = editText(screen.field, change);
      const bare = field.value.includes("<") ? bareAddress(field.value) : field.value;
      const shown = bare === field.value ? field : { value: bare, cursor: bare.length };
      return stay({ ...state, screen: { ...screen, field: shown, problem: undefined } });
    }
    case "token":
    case "connect":
    case "key":
      return stay({
        ...state,
        screen: { ...screen, field: editText(screen.field, change), problem: undefined },
      });
    default:
      return stay(state);
  }
}

/** Back to the address that could not be used. */
function showProblem(state: State, problem: string): Update {
  const { screen } = state;
  if (screen.name !== "key") return stay(state);
  const field = { value: screen.baseUrl, cursor: screen.baseUrl.length };
  return show(state, { name: "connect", field, problem });
}

function noteCopy(state: State, copy: CopyReport): State {
  const { screen } = state;
  const note = (password: PasswordScreen): PasswordScreen => ({ ...password, copy, kept: true });
  if (screen.name === "password") return { ...state, screen: note(screen) };
  return screen.name === "leaving" ? { ...state, screen: note(screen.from) } : state;
}
