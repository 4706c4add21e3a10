import type { PasswordResetEvent } from "@metal/password-reset";
import type { ConsoleLevel, End, Mail, RunMessage, ServerState } from "../sandbox/protocol.ts";
import type { Exchange } from "../wire/exchange.ts";

/** What the client said last about a call. */
export type Said = Extract<PasswordResetEvent, { readonly type: "success" | "failure" }>;

type Line = { readonly level: ConsoleLevel; readonly text: string };

/** All that the page shows of a run. */
export type RunState = {
  readonly status: "idle" | "running" | End;
  readonly lines: readonly Line[];
  readonly exchanges: readonly Exchange[];
  readonly mails: readonly Mail[];
  readonly said: Said | undefined;
  /** The server when the run began, and as it is now. */
  readonly server: { readonly before: ServerState; readonly now: ServerState } | undefined;
};

export type RunAction = RunMessage | { readonly type: "start" } | { readonly type: "clear" };

export const idleRun: RunState = {
  status: "idle",
  lines: [],
  exchanges: [],
  mails: [],
  said: undefined,
  server: undefined,
};

export function reduceRun(state: RunState, action: RunAction): RunState {
  switch (action.type) {
    case "start":
      return { ...idleRun, status: "running" };
    case "clear":
      return idleRun;
    case "console":
      return { ...state, lines: [...state.lines, { level: action.level, text: action.text }] };
    case "exchange":
      return { ...state, exchanges: withExchange(state.exchanges, action.exchange) };
    case "mail":
      return { ...state, mails: [...state.mails, action.mail] };
    case "state":
      return { ...state, server: { before: state.server?.before ?? action.state, now: action.state } };
    case "event":
      return isLastWord(action.event) ? { ...state, said: action.event } : state;
    default:
      return { ...state, status: action.end };
  }
}

function withExchange(exchanges: readonly Exchange[], next: Exchange): readonly Exchange[] {
  const index = exchanges.findIndex(({ id }) => id === next.id);
  return index === -1 ? [...exchanges, next] : exchanges.with(index, next);
}

function isLastWord(event: PasswordResetEvent): event is Said {
  return event.type === "success" || event.type === "failure";
}
