import type { Secret } from "../text/secret.ts";
import type { Call, State } from "./state.ts";

/** What the reducer wants done outside of it. */
export type Effect =
  | { readonly type: "call"; readonly id: number; readonly call: Call }
  | { readonly type: "cancel"; readonly id: number }
  | { readonly type: "copy"; readonly text: Secret }
  /** Looks where keys are looked for, without taking one. */
  | { readonly type: "find-key" }
  /** Talks to another server; without a key, with the one that is found. */
  | { readonly type: "connect"; readonly baseUrl: string; readonly key: Secret | undefined }
  /** Stops the process until it is told to go on. */
  | { readonly type: "suspend" }
  | { readonly type: "exit"; readonly code: number };

/** What one event leads to. */
export type Update = {
  readonly state: State;
  readonly effects: readonly Effect[];
};
