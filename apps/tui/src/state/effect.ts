import type { Secret } from "../text/secret.ts";
import type { Call, State } from "./state.ts";

/** What the reducer wants done outside of it. */
export type Effect =
  | { readonly type: "call"; readonly id: number; readonly call: Call }
  | { readonly type: "cancel"; readonly id: number }
  | { readonly type: "copy"; readonly text: Secret }
  | { readonly type: "exit"; readonly code: number };

/** What one event leads to. */
export type Update = {
  readonly state: State;
  readonly effects: readonly Effect[];
};
