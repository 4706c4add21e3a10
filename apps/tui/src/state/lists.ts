import type { CommandId } from "../commands/commands.ts";
import type { Update } from "./effect.ts";
import { homeMenu } from "./menu.ts";
import { paletteItems } from "./palette.ts";
import { isUsable, type InboxMail, type State } from "./state.ts";
import { show, stay } from "./update.ts";

/** Moves the choice up or down, and stops at the ends. */
export function move(state: State, by: number): Update {
  const { screen } = state;
  if (screen.name === "home") {
    const selected = clamp(screen.selected + by, homeMenu(state).length);
    return stay({ ...state, screen: { ...screen, selected } });
  }
  if (screen.name === "palette") {
    const selected = clamp(screen.selected + by, paletteItems(state, screen).length);
    return stay({ ...state, screen: { ...screen, selected } });
  }
  return screen.name === "inbox"
    ? selectMail(state, clamp(screen.selected + by, state.inbox.length))
    : stay(state);
}

/** Runs what is chosen on the first screen. */
export function open(state: State, run: (state: State, command: CommandId) => Update): Update {
  const { screen } = state;
  const item = screen.name === "home" ? homeMenu(state)[screen.selected] : undefined;
  return item === undefined ? stay(state) : run(state, item.command);
}

/** Opens the inbox at the newest mail that can still be used. */
export function openInbox(state: State): Update {
  return selectMail(state, Math.max(0, state.inbox.findIndex(isUsable)));
}

/** Goes on to the question whether to reset, with the token of the chosen mail. */
export function useToken(state: State): Update {
  const { screen } = state;
  const mail = screen.name === "inbox" ? state.inbox[screen.selected] : undefined;
  if (mail?.token === undefined || !isUsable(mail)) return stay(state);
  const credential = { kind: "token", token: mail.token, email: mail.to } as const;
  return show(state, { name: "confirm", credential, from: screen });
}

function selectMail(state: State, selected: number): Update {
  const read = (mail: InboxMail, index: number): InboxMail =>
    index === selected && mail.state === "new" ? { ...mail, state: "read" } : mail;
  return show({ ...state, inbox: state.inbox.map(read) }, { name: "inbox", selected });
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}
