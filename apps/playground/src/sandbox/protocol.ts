import type { PasswordResetEvent } from "@metal/password-reset";
import type { Exchange } from "../wire/exchange.ts";
import type { FaultId } from "../wire/faults.ts";

/** A mail that the server sent, as a person gets it. */
export type Mail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The reset token in it, where there is one. */
  readonly token: string | undefined;
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
  | { readonly type: "end"; readonly end: End };

/** From the page to the frame. One run at a time: a new one stops the one before. */
export type ToFrame =
  | { readonly type: "run"; readonly run: number; readonly code: string; readonly fault: FaultId }
  | { readonly type: "stop" };

/** From the frame to the page. */
export type FromFrame = { readonly run: number; readonly message: RunMessage };

/** From the frame to the worker that runs the example. */
export type ToWorker =
  | { readonly type: "start"; readonly code: string; readonly baseUrl: string; readonly userKey: string }
  | { readonly type: "reply"; readonly id: number; readonly reply: WireReply };

/** From the worker to the frame. */
export type FromWorker =
  | Extract<RunMessage, { readonly type: "console" | "event" | "end" }>
  | { readonly type: "request"; readonly id: number; readonly request: WireRequest }
  | { readonly type: "abort"; readonly id: number };

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
