/** One figure, beside what it may be at most. */
export type Result = {
  readonly name: string;
  /** What was measured, such as `1.31 × node -e 0`. */
  readonly shown: string;
  readonly value: number;
  readonly most: number;
};

/** Results as a Markdown table, each with whether it is within its bound. */
export function renderTable(results: readonly Result[]): string {
  const rows = results.map(
    ({ name, shown, value, most }) =>
      `| ${name} | ${shown} | ${most} | ${value <= most ? "yes" : "**no**"} |`,
  );
  return ["| | measured | at most | within |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** A value as a multiple of another. */
export function ratio(
  name: string,
  options: { readonly of: number; readonly to: number; readonly most: number; readonly unit: string },
): Result {
  const { of, to, most, unit } = options;
  const value = of / to;
  return { name, shown: `${value.toFixed(2)} × ${unit}`, value, most };
}
