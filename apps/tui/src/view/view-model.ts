import { nameKey } from "../words/key-words.ts";
import type { ConnectionFacts, Screen, State } from "../state/state.ts";
import { keyHints } from "./hints.ts";
import { viewConnect, viewKey } from "./screens/connect.ts";
import { viewFailed } from "./screens/failed.ts";
import { viewHelp } from "./screens/help.ts";
import { viewHistory } from "./screens/history.ts";
import { viewHome } from "./screens/home.ts";
import { viewInbox } from "./screens/inbox.ts";
import { viewPalette } from "./screens/palette.ts";
import { viewLeaving, viewPassword } from "./screens/password.ts";
import { viewAsk, viewAsked, viewConfirm, viewToken } from "./screens/steps.ts";
import { viewWaiting } from "./screens/waiting.ts";
import type { ScreenView, View } from "./view.ts";

/** What the screen says now. Pure, and without a width: the layout makes lines of it. */
export function viewOf(state: State): View {
  const { facts = "", ...view } = viewScreen(state, state.screen);
  return { ...view, status: statusOf(state.connection), hints: keyHints(state), facts };
}

function viewScreen(state: State, screen: Screen): ScreenView {
  switch (screen.name) {
    case "home":
      return viewHome(state, screen);
    case "ask":
      return viewAsk(state, screen);
    case "token":
      return viewToken(screen);
    case "connect":
      return viewConnect(state, screen);
    case "key":
      return viewKey(state, screen);
    case "palette":
      return viewPalette(state, screen);
    case "waiting":
      return viewWaiting(state, screen);
    case "asked":
      return viewAsked(state, screen);
    case "inbox":
      return viewInbox(state, screen);
    case "confirm":
      return viewConfirm(screen);
    case "password":
      return viewPassword(screen);
    case "leaving":
      return viewLeaving(screen);
    case "failed":
      return viewFailed(state, screen);
    case "history":
      return viewHistory(state);
    case "help":
    default:
      return viewHelp(state, screen);
  }
}

function statusOf({ name, key }: ConnectionFacts): string {
  return `${name} · ${key === undefined ? "no key" : nameKey(key)}`;
}
