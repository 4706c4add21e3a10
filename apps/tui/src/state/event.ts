import type { CommandId } from "../commands/commands.ts";
import type { Secret } from "../text/secret.ts";
import type { TextEdit } from "../text/text-field.ts";
import type { ConnectionFacts, CopyReport, ExchangeFacts, Failure, InboxMail } from "./state.ts";

/** How a call is getting on. `delay` is in ms. */
export type Progress =
  | { readonly type: "attempt"; readonly attempt: number }
  | { readonly type: "pause"; readonly status: number | undefined; readonly delay: number };

/** Everything that can happen to the app. */
export type AppEvent =
  | { readonly type: "command"; readonly command: CommandId }
  | { readonly type: "edit"; readonly edit: TextEdit }
  | { readonly type: "scroll"; readonly to: number }
  | { readonly type: "tick" }
  | { readonly type: "mail"; readonly mail: InboxMail }
  | { readonly type: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly type: "asked"; readonly id: number; readonly facts: ExchangeFacts }
  | { readonly type: "reset"; readonly id: number; readonly password: Secret; readonly facts: ExchangeFacts }
  | { readonly type: "failed"; readonly id: number; readonly failure: Failure }
  | { readonly type: "copied"; readonly report: CopyReport }
  | { readonly type: "key-found"; readonly key: string; readonly source: string }
  | { readonly type: "started"; readonly facts: ConnectionFacts }
  | { readonly type: "connected"; readonly facts: ConnectionFacts }
  | { readonly type: "not-connected"; readonly problem: string };
