import type { CommandId } from "../commands/commands.ts";
import { emptyField } from "../text/text-field.ts";
import { suggestAddress } from "../text/typo.ts";
import { startCall } from "./calls.ts";
import type { Update } from "./effect.ts";
import { move, open, openInbox, useToken } from "./lists.ts";
import { leave, leavePassword, quit, withPassword } from "./leaving.ts";
import { runChosen } from "./palette.ts";
import { knownDomains, type State } from "./state.ts";
import { submit } from "./submit.ts";
import { goHome, show, stay } from "./update.ts";

/** Carries out a command where it is available; elsewhere it does nothing. */
export function runCommand(state: State, command: CommandId): Update {
  return handlers[command](state);
}

const handlers: Record<CommandId, (state: State) => Update> = {
  "move-up": (state) => move(state, -1),
  "move-down": (state) => move(state, 1),
  open: (state) => open(state, runCommand),
  ask: (state) => show(state, { name: "ask", field: emptyField, problem: undefined }),
  token: (state) => show(state, { name: "token", field: emptyField, problem: undefined }),
  connect: (state) =>
    show(state, { name: "connect", field: emptyField, problem: undefined }, { type: "find-key" }),
  "take-hint": takeHint,
  palette: (state) => show(state, { name: "palette", from: state.screen, field: emptyField, selected: 0 }),
  run: (state) => runChosen(state, runCommand),
  suspend: (state) => ({ state, effects: [{ type: "suspend" }] }),
  inbox: openInbox,
  next: (state) => runCommand(state, state.connection.kind === "built-in" ? "inbox" : "token"),
  "reset-own": (state) => {
    const credential = { kind: "key", email: state.connection.account } as const;
    return show(state, { name: "confirm", credential, from: state.screen });
  },
  submit,
  "use-token": useToken,
  confirm: (state) => {
    const { screen } = state;
    return screen.name === "confirm"
      ? startCall(state, { kind: "reset", credential: screen.credential })
      : stay(state);
  },
  cancel,
  "try-again": tryAgain,
  copy: (state) =>
    withPassword(state, ({ password }) => ({ state, effects: [{ type: "copy", text: password }] })),
  reveal: (state) =>
    withPassword(state, (from) => show(state, { ...from, revealed: !from.revealed, kept: true })),
  done: (state) => leavePassword(state, "home"),
  leave,
  home: (state) => goHome(state),
  back: (state) => ("from" in state.screen ? show(state, state.screen.from) : goHome(state)),
  history: (state) => show(state, { name: "history", from: state.screen }),
  help: (state) => show(state, { name: "help", from: state.screen }),
  quit,
};

function cancel(state: State): Update {
  const { screen } = state;
  if (screen.name !== "waiting" || screen.cancelling) return stay(state);
  return {
    state: { ...state, screen: { ...screen, cancelling: true } },
    effects: [{ type: "cancel", id: screen.id }],
  };
}

/** Takes the address that was probably meant. */
function takeHint(state: State): Update {
  const { screen } = state;
  if (screen.name !== "ask") return stay(state);
  const meant = suggestAddress(screen.field.value, knownDomains(state));
  if (meant === undefined) return stay(state);
  return stay({ ...state, screen: { ...screen, field: { value: meant, cursor: meant.length } } });
}

/** A mail is asked for at once; a reset is confirmed anew each time. */
function tryAgain(state: State): Update {
  const { screen } = state;
  if (screen.name !== "failed") return stay(state);
  const { call } = screen;
  if (call.kind === "ask") return startCall(state, call);
  return show(state, { name: "confirm", credential: call.credential, from: screen });
}
