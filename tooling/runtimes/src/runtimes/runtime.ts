import type { ClaimContext, ClaimResult, RuntimeTraits } from "../claims/context.ts";

/** Something that the client runs on. */
export type Runtime = {
  readonly name: string;
  readonly traits: RuntimeTraits;
  readonly run: (context: ClaimContext) => Promise<RuntimeReport>;
};

/** What came of a run. */
export type RuntimeReport = {
  readonly results: readonly ClaimResult[];
  /** All that was printed, as somebody who looks at the console can see it. */
  readonly output: string;
  /** Where the client was loaded from. */
  readonly client: string;
};
