import type { Call } from "../state/state.ts";

/** What the words depend on, beside the failure. */
export type FailureContext = {
  readonly call: Call;
  /** The server, as a person knows it: `built-in server`, or the base URL. */
  readonly server: string;
  /** The time limit of the call in ms, or `false`. */
  readonly limit: number | false;
};
