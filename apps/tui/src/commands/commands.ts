import { hasUserKey, isUsable, knownDomains, newMails, type ScreenName, type State } from "../state/state.ts";
import { suggestAddress } from "../text/typo.ts";

/**
 * One thing that a person can do with a key. From this table come the keys, the last line of each
 * screen, the help, and the list in the README.
 */
type CommandShape = {
  readonly id: string;
  /** Names as {@link KeyPress} gives them. The first is the one that is shown. */
  readonly keys: readonly string[];
  readonly on: readonly ScreenName[];
  /** A word or two for the last line. */
  readonly label: string | ((state: State) => string);
  /** A sentence for the help. */
  readonly help: string;
  /** Whether it can be done now; always, where left out. */
  readonly when?: (state: State) => boolean;
  /** Left out of the last line: the command has another key there, or goes without saying. */
  readonly quiet?: true;
};

const resting = ["home", "asked", "inbox", "failed", "history"] as const satisfies readonly ScreenName[];
const typing = ["ask", "token", "connect", "key"] as const satisfies readonly ScreenName[];
const builtIn = (state: State): boolean => state.connection.kind === "built-in";
const hasKey = (state: State): boolean => state.connection.key !== undefined;
const inboxLabel = (state: State): string => (newMails(state) === 0 ? "inbox" : `inbox (${newMails(state)})`);

/** Whether what failed may simply be tried again: it was not carried out, and the cause may pass. */
function mayTryAgain(state: State): boolean {
  if (state.screen.name !== "failed") return false;
  const { outcome, code } = state.screen.failure;
  return (
    outcome === "not_applied" &&
    ["rate_limited", "network", "timeout", "aborted", "server_error"].includes(code)
  );
}

const table = [
  {
    id: "move-up",
    keys: ["up"],
    on: ["home", "inbox", "palette"],
    label: "choose",
    help: "Choose the one above",
  },
  {
    id: "move-down",
    keys: ["down"],
    on: ["home", "inbox", "palette"],
    label: "choose",
    help: "Choose the one below",
  },
  { id: "submit", keys: ["enter"], on: ["ask"], label: "ask", help: "Ask the server to send the mail" },
  { id: "submit", keys: ["enter"], on: ["token"], label: "go on", help: "Go on with the pasted token" },
  { id: "submit", keys: ["enter"], on: ["connect"], label: "go on", help: "Go on to the key" },
  { id: "submit", keys: ["enter"], on: ["key"], label: "connect", help: "Use this server from now on" },
  { id: "run", keys: ["enter"], on: ["palette"], label: "do it", help: "Do what is chosen" },
  {
    id: "take-hint",
    keys: ["down"],
    on: ["ask"],
    label: "take it",
    help: "Take the address that was probably meant",
    when: hasHint,
  },
  {
    id: "copy",
    keys: ["c"],
    on: ["password", "leaving"],
    label: "copy",
    help: "Copy the new password without showing it",
  },
  {
    id: "reveal",
    keys: ["r"],
    on: ["password", "leaving"],
    label: (state) => (isRevealed(state) ? "hide" : "reveal"),
    help: "Show the new password, or hide it again",
  },
  {
    id: "leave",
    keys: ["y"],
    on: ["leaving"],
    label: "leave without it",
    help: "Leave, and lose the new password",
  },
  { id: "back", keys: ["escape", "n"], on: ["leaving"], label: "stay", help: "Stay with the new password" },
  {
    id: "confirm",
    keys: ["y"],
    on: ["confirm"],
    label: "reset it",
    help: "Reset the password: the old one stops working",
  },
  {
    id: "back",
    keys: ["escape", "n"],
    on: ["confirm"],
    label: "leave it as it is",
    help: "Go back; nothing happens",
  },
  {
    id: "cancel",
    keys: ["escape", "ctrl-c"],
    on: ["waiting"],
    label: "cancel",
    help: "Cancel the call, and learn what is true",
  },
  {
    id: "try-again",
    keys: ["t"],
    on: ["failed"],
    label: "try again",
    help: "Try again what was not carried out",
    when: mayTryAgain,
  },
  {
    id: "next",
    keys: ["enter"],
    on: ["asked"],
    label: (state) => (builtIn(state) ? inboxLabel(state) : "paste the token"),
    help: "Go on to the mail, or to its token",
  },
  {
    id: "ask",
    keys: ["m"],
    on: ["failed", "asked"],
    label: "ask for a new mail",
    help: "Ask for a new reset mail",
    when: hasKey,
  },
  { id: "open", keys: ["enter"], on: ["home"], label: "open", help: "Open what is chosen" },
  {
    id: "use-token",
    keys: ["enter"],
    on: ["inbox"],
    label: "use its token",
    help: "Reset the password with the token of the chosen mail",
    when: hasUsableMail,
  },
  {
    id: "done",
    keys: ["enter"],
    on: ["password"],
    label: "done",
    help: "Leave the new password; asks first if it was neither copied nor revealed",
  },
  { id: "home", keys: ["enter", "escape"], on: ["failed"], label: "home", help: "Go home" },
  { id: "home", keys: ["escape"], on: ["asked", "inbox"], label: "home", help: "Go home" },
  {
    id: "ask",
    keys: ["a"],
    on: ["home"],
    label: "ask",
    help: "Ask for a reset mail",
    when: hasKey,
    quiet: true,
  },
  {
    id: "inbox",
    keys: ["i"],
    on: ["home"],
    label: inboxLabel,
    help: "Look into the built-in server's mailbox",
    when: builtIn,
    quiet: true,
  },
  {
    id: "inbox",
    keys: ["tab"],
    on: ["ask"],
    label: inboxLabel,
    help: "Look into the built-in server's mailbox",
    when: builtIn,
  },
  {
    id: "token",
    keys: ["t"],
    on: ["home", "asked"],
    label: "paste a token",
    help: "Reset with the token from a mail",
    quiet: true,
  },
  {
    id: "reset-own",
    keys: ["k"],
    on: ["home"],
    label: "reset with the key",
    help: "Reset the password of the key's user",
    when: hasUserKey,
    quiet: true,
  },
  {
    id: "history",
    keys: ["h"],
    on: ["home", "asked", "failed"],
    label: "history",
    help: "See what was done in this session",
  },
  { id: "back", keys: ["escape", "enter"], on: ["history", "help"], label: "back", help: "Go back" },
  { id: "back", keys: ["escape"], on: ["palette"], label: "back", help: "Go back" },
  { id: "home", keys: ["escape"], on: ["ask", "token", "connect", "key"], label: "home", help: "Go home" },
  {
    id: "connect",
    keys: ["o"],
    on: ["home"],
    label: "connect",
    help: "Connect to another server",
    quiet: true,
  },
  {
    id: "palette",
    keys: ["ctrl-p"],
    on: [...resting, ...typing, "password", "confirm", "leaving"],
    label: "all commands",
    help: "Find anything that can be done here",
    quiet: true,
  },
  {
    id: "suspend",
    keys: ["ctrl-z"],
    on: [...resting, ...typing, "waiting", "password", "confirm", "leaving", "help", "palette"],
    label: "suspend",
    help: "Go back to the shell for a while; fg returns here",
    quiet: true,
  },
  {
    id: "help",
    keys: ["?"],
    on: [...resting, "password", "confirm"],
    label: "help",
    help: "See the keys of this screen",
  },
  {
    id: "quit",
    keys: ["q", "ctrl-c"],
    on: [...resting, "password", "help"],
    label: "quit",
    help: "Leave the app",
  },
  {
    id: "quit",
    keys: ["ctrl-c"],
    on: [...typing, "confirm", "leaving", "palette"],
    label: "quit",
    help: "Leave the app",
    quiet: true,
  },
] as const satisfies readonly CommandShape[];

/** The name of a command. */
export type CommandId = (typeof table)[number]["id"];

/** A command of the table. */
export type Command = CommandShape & { readonly id: CommandId };

/** All commands, in the order in which the last line shows them. */
export const commands: readonly Command[] = table;

/** The commands that can be given now. */
export function availableCommands(state: State): readonly Command[] {
  return commands.filter(({ on, when }) => on.includes(state.screen.name) && (when?.(state) ?? true));
}

function isRevealed({ screen }: State): boolean {
  return screen.name === "leaving" ? screen.from.revealed : screen.name === "password" && screen.revealed;
}

function hasUsableMail({ screen, inbox }: State): boolean {
  const mail = screen.name === "inbox" ? inbox[screen.selected] : undefined;
  return mail !== undefined && isUsable(mail);
}

function hasHint(state: State): boolean {
  const { screen } = state;
  return screen.name === "ask" && suggestAddress(screen.field.value, knownDomains(state)) !== undefined;
}
