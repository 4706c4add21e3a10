import type { Tone } from "../run/verdict.ts";
import type { FaultId } from "../wire/faults.ts";
import ask from "./ask.json" with { type: "json" };
import outcome from "./outcome.json" with { type: "json" };
import type { Peer } from "./peers.ts";
import reset from "./reset.json" with { type: "json" };

/** What a caller learns beside what is true, for one way of writing the call. */
export type Compared = {
  readonly tone: Tone;
  readonly learnt: string;
  readonly truth: string;
  /** How often the call was sent. */
  readonly sent: number;
};

/** One fault, for each way of writing the call. */
export type ComparedRow = Readonly<Record<Peer, Compared>>;

/** Each fault that the example of a call offers. */
export type ComparedRows = Readonly<Partial<Record<FaultId, ComparedRow>>>;

/**
 * What came of the same calls under each fault, with each way of writing them: a call is named by the example that it
 * belongs to. Recorded in the browser by a test, which makes the calls again each time and fails where it sees anything
 * else.
 */
export const comparison = { ask, outcome, reset } as {
  readonly ask: ComparedRows;
  readonly outcome: ComparedRows;
  readonly reset: ComparedRows;
};

export type ComparedCall = keyof typeof comparison;
