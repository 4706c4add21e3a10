import type { CommandId } from "../commands/commands.ts";
import { hasUserKey, newMails, type State } from "./state.ts";

/** A line of the first screen. */
export type MenuItem = {
  readonly command: CommandId;
  readonly label: string;
  /** Stands right of the label where there is room. */
  readonly detail: string;
};

/** What the first screen offers, for the connection at hand. */
export function homeMenu(state: State): readonly MenuItem[] {
  const { kind, key } = state.connection;
  const mails = newMails(state);
  const ask: MenuItem = { command: "ask", label: "Ask for a reset mail", detail: "" };
  const inbox: MenuItem = { command: "inbox", label: "Inbox", detail: mails === 0 ? "" : `${mails} new` };
  const token: MenuItem = { command: "token", label: "Reset with the token from a mail", detail: "" };
  const own: MenuItem = { command: "reset-own", label: "Reset the password of the key's user", detail: "" };
  const done = state.history.length;
  const history: MenuItem = { command: "history", label: "History", detail: done === 0 ? "" : String(done) };
  const connect: MenuItem = { command: "connect", label: "Connect to another server", detail: "" };
  return [
    ...(key === undefined ? [] : [ask]),
    ...(kind === "built-in" ? [inbox] : []),
    token,
    ...(hasUserKey(state) ? [own] : []),
    connect,
    history,
  ];
}
