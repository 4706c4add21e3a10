import type { Update } from "./effect.ts";
import type { PasswordScreen, State } from "./state.ts";
import { goHome, show, stay } from "./update.ts";

type Destination = "home" | "quit";

/** Does something with the new password, where there is one. */
export function withPassword(state: State, use: (screen: PasswordScreen) => Update): Update {
  const { screen } = state;
  if (screen.name === "leaving") return use(screen.from);
  return screen.name === "password" ? use(screen) : stay(state);
}

/** The password stands nowhere else: it is not dropped before somebody has had it, or said so. */
export function leavePassword(state: State, to: Destination): Update {
  const { screen } = state;
  if (screen.name !== "password") return stay(state);
  return screen.kept ? go(state, to) : show(state, { name: "leaving", from: screen, to });
}

/** Drops the password, as the person said. */
export function leave(state: State): Update {
  return state.screen.name === "leaving" ? go(state, state.screen.to) : stay(state);
}

/** Ends the app; past the question, where a new password would be lost. */
export function quit(state: State): Update {
  const { screen } = state;
  if (screen.name === "help" || screen.name === "palette") return quit({ ...state, screen: screen.from });
  return screen.name === "password" ? leavePassword(state, "quit") : go(state, "quit");
}

function go(state: State, to: Destination): Update {
  return to === "quit" ? { state, effects: [{ type: "exit", code: 0 }] } : goHome(state);
}
