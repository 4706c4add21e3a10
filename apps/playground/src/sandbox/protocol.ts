import type { PasswordResetEvent } from "@metal/password-reset";
import type { Exchange } from "../wire/exchange.ts";
import type { FaultId } from "../wire/faults.ts";
import type { SubtleCall, SubtleResult } from "./subtle/protocol.ts";

/** A mail that the server sent, as a person gets it. */
export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The reset token in it, where there is one. */
  readonly token: string | undefined;
};

/** A reset token as the server keeps it. */
export type KeptToken = {
  /** The digest's first bytes: nobody keeps the token itself. */
  readonly digest: string;
  /** Void is one that ended with another: a newer one, or one that was used. */
  readonly state: "usable" | "used" | "expired" | "void";
  /** In ms; negative once it has expired. */
  readonly expiresIn: number;
};

/** What is true at the server, for checking an `outcome` by eye. */
export type ServerState = {
  readonly email: string;
  /** How often the password was replaced since the page was opened. */
  readonly passwordChanges: number;
  readonly tokens: readonly KeptToken[];
  /** How far the clock was moved, in ms. */
  readonly clock: number;
};

export type ConsoleLevel = "log" | "warn" | "error";

/** How a run ended: the code came to its end, it threw, somebody stopped it, or the limit did. */
export type End = "finished" | "threw" | "stopped" | "limit";

/** What happens in a run, as the page hears of it. */
export type RunMessage =
  | { readonly type: "console"; readonly level: ConsoleLevel; readonly text: string }
  | { readonly type: "exchange"; readonly exchange: Exchange }
  | { readonly type: "event"; readonly event: PasswordResetEvent }
  | { readonly type: "mail"; readonly mail: Mail }
  | { readonly type: "state"; readonly state: ServerState }
  | { readonly type: "end"; readonly end: End };

/** What is to be run, and on what. */
export type Task = {
  readonly code: string;
  readonly fault: FaultId;
  /** Whether the server declares that a reset may safely be repeated. */
  readonly safeRepeat: boolean;
  /** Where requests go that are meant for a server of the reader's; the page sends them. */
  readonly ownServer: string | undefined;
  /** The script of the server's modules, for code that makes a server of its own: requests go to that one. */
  readonly library: string | undefined;
};

/** The first message to the frame; the port for all others comes with it. */
export type Greeting = {
  /** Whether its clock stands still, and its names are the same each time. */
  readonly isStill: boolean;
};

/** From the page to the frame. One run at a time: a new one stops the one before. */
export type ToFrame =
  | { readonly type: "run"; readonly run: number; readonly task: Task }
  | { readonly type: "stop" }
  | { readonly type: "forwarded"; readonly id: number; readonly reply: WireReply };

/** From the frame to the page. */
export type FromFrame =
  | { readonly type: "message"; readonly run: number; readonly message: RunMessage }
  | { readonly type: "forward"; readonly run: number; readonly id: number; readonly request: WireRequest };

/** From the frame to the worker that runs the example. */
export type ToWorker =
  | {
      readonly type: "start";
      readonly code: string;
      readonly baseUrl: string;
      readonly userKey: string;
      readonly library: string | undefined;
    }
  | { readonly type: "reply"; readonly id: number; readonly reply: WireReply }
  /** A request to the server that the code made. */
  | { readonly type: "serve"; readonly id: number; readonly request: WireRequest }
  | { readonly type: "computed"; readonly id: number; readonly result: SubtleResult };

/** From the worker to the frame. */
export type FromWorker =
  | Extract<RunMessage, { readonly type: "console" | "event" | "end" }>
  | { readonly type: "request"; readonly id: number; readonly request: WireRequest }
  | { readonly type: "abort"; readonly id: number }
  | { readonly type: "served"; readonly id: number; readonly reply: WireReply }
  | { readonly type: "compute"; readonly id: number; readonly call: SubtleCall };

/** A `Request` in a form that can be posted. */
export type WireRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: ArrayBuffer | undefined;
};

/** A `Response`, or the loss of one, in a form that can be posted. */
export type WireReply =
  | {
      readonly type: "answer";
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: ArrayBuffer | undefined;
    }
  | { readonly type: "lost"; readonly reason: string | undefined };
