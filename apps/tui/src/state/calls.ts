import type { Update } from "./effect.ts";
import type { AppEvent, Progress } from "./event.ts";
import type { Call, HistoryEntry, InboxMail, State, WaitingScreen } from "./state.ts";
import { show, stay } from "./update.ts";

type Finished = Extract<AppEvent, { readonly type: "asked" | "reset" | "failed" }>;

/** Starts one of the two operations, and waits for it. */
export function startCall(state: State, call: Call): Update {
  const id = state.calls + 1;
  const screen: WaitingScreen = {
    name: "waiting",
    id,
    call,
    since: state.now,
    attempt: 1,
    pause: undefined,
    cancelling: false,
  };
  return show({ ...state, calls: id }, screen, { type: "call", id, call });
}

/** Notes how a call is getting on. */
export function noteProgress(state: State, id: number, progress: Progress): Update {
  const { screen } = state;
  if (screen.name !== "waiting" || screen.id !== id) return stay(state);
  const next: WaitingScreen =
    progress.type === "attempt"
      ? { ...screen, attempt: progress.attempt, pause: undefined }
      : { ...screen, pause: { status: progress.status, until: state.now + progress.delay } };
  return stay({ ...state, screen: next });
}

/** Shows what became of a call, and keeps it in the history. An answer to another call is not ours. */
export function finishCall(state: State, event: Finished): Update {
  const { screen } = state;
  if (screen.name !== "waiting" || screen.id !== event.id) return stay(state);
  const { call } = screen;
  const noted = { ...state, history: [...state.history, entryOf(state, call, event)] };
  if (event.type === "failed") return show(noted, { name: "failed", call, failure: event.failure });
  if (event.type === "asked") {
    const email = call.kind === "ask" ? call.email : "";
    return show(noted, { name: "asked", email, facts: event.facts });
  }
  return show(
    { ...noted, inbox: markUsed(state.inbox, call) },
    {
      name: "password",
      password: event.password,
      whose: call.kind === "reset" ? call.credential.email : undefined,
      facts: event.facts,
      revealed: false,
      kept: false,
      copy: undefined,
    },
  );
}

/** Whom a call is about, in words that fit into a list. */
export function whomOf(call: Call): string {
  if (call.kind === "ask") return call.email;
  return (
    call.credential.email ??
    (call.credential.kind === "key" ? "the user of the key" : "the user of the token")
  );
}

function entryOf(state: State, call: Call, event: Finished): HistoryEntry {
  const failure = event.type === "failed" ? event.failure : undefined;
  return {
    at: state.now,
    call: call.kind,
    whom: whomOf(call),
    outcome: failure?.outcome ?? "done",
    code: failure?.code,
    requestId: event.type === "failed" ? event.failure.requestId : event.facts.requestId,
  };
}

/** A token works once, and the account's other tokens end with it. */
function markUsed(inbox: readonly InboxMail[], call: Call): readonly InboxMail[] {
  if (call.kind !== "reset") return inbox;
  const { email } = call.credential;
  return inbox.map((mail) =>
    mail.token !== undefined && mail.to === email ? { ...mail, state: "used" } : mail,
  );
}
