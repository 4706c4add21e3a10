import type { State } from "../state/state.ts";

/** What must be said when the app is ended from outside; empty where nothing is at stake. */
export function partingWords({ screen }: State): string {
  if (screen.name === "waiting" && screen.call.kind === "reset") {
    return "A reset was under way: nobody can know whether it was carried out. Try to sign in with the old password.\n";
  }
  if (screen.name === "waiting") {
    return "A mail was being asked for: look into the mailbox before you ask again.\n";
  }
  const password = screen.name === "leaving" ? screen.from : screen;
  return password.name === "password" && !password.kept
    ? "The password was reset, and the new one is lost: it was neither copied nor revealed. Reset it again.\n"
    : "";
}
