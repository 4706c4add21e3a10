import type { Rehearsal } from "../rehearsal.ts";

/** One claim about the release, and what proves it. */
export type Step = {
  /** A claim, such as "the app starts by npx". */
  readonly name: string;
  /** Names of steps without whose result this one makes no sense. */
  readonly needs?: readonly string[];
  /** Proves the claim; may answer a figure worth seeing. @throws StepFailure where the claim does not hold. */
  readonly run: (rehearsal: Rehearsal) => Promise<string | undefined>;
};

/** A claim does not hold: what was found, and how to mend it. */
export class StepFailure extends Error {
  override readonly name = "StepFailure";
  readonly mend: string;

  constructor(message: string, mend: string) {
    super(message);
    this.mend = mend;
  }
}

/** How many lines of one kind are shown. */
const shownLines = 20;

/** Lines of a message; of many, the first, and how many more there are. */
export function listed(lines: readonly string[]): string {
  const more = lines.length - shownLines;
  return [...lines.slice(0, shownLines), ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}
