/** How many addresses came to what. */
export type Counts = {
  /** Rows of the list with an address. */
  readonly total: number;
  asked: number;
  rejected: number;
  unknown: number;
  duplicates: number;
  askedBefore: number;
  unknownBefore: number;
};

/** Nothing was done yet. */
export function noCounts(total: number): Counts {
  return { total, asked: 0, rejected: 0, unknown: 0, duplicates: 0, askedBefore: 0, unknownBefore: 0 };
}

/** How many rows are dealt with. */
export function doneOf(counts: Readonly<Counts>): number {
  const { asked, rejected, unknown, duplicates, askedBefore, unknownBefore } = counts;
  return asked + rejected + unknown + duplicates + askedBefore + unknownBefore;
}
