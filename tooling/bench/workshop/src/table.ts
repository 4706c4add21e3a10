import { changes } from "./changes.ts";

/** How long a command took, in ms. */
export type Times = {
  readonly name: string;
  /** With nothing built and nothing in the cache. */
  readonly cold: number;
  /** With nothing changed: the median of some runs. */
  readonly warm: number;
  /** After each of the changes, in their order. */
  readonly changed: readonly number[];
};

/** The times as a Markdown table, in seconds. */
export function renderTable(rows: readonly Times[]): string {
  const heads = ["", "cold", "nothing changed", ...changes.map(({ name }) => name)];
  const lines = rows.map(({ name, cold, warm, changed }) => [
    `\`${name}\``,
    ...[cold, warm, ...changed].map((time) => `${(time / 1000).toFixed(2)} s`),
  ]);
  const rule = heads.map((_, index) => (index === 0 ? "---" : "---:"));
  return [heads, rule, ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
