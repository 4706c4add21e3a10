import { WARM_UP, type Results, type Row } from "./results.ts";

/** The machine in words, without its name. */
export type Machine = { readonly node: string; readonly cores: number; readonly platform: string };

const heads = [
  "",
  "`POST` in process",
  "`DELETE` in process",
  "`POST` loopback",
  "`DELETE` loopback",
  "bundle",
];

/** The results as Markdown: a table, and below it how it came to be. */
export function renderTable({ rows, ownSize, importRatio }: Results, machine: Machine): string {
  const lines = [heads, heads.map((_, column) => (column === 0 ? "---" : "--:")), ...rows.map(cells)];
  const table = lines.map((line) => `| ${line.join(" | ")} |`).join("\n");
  return `${table}

Times are ratios to ky with its retries off, the nearest of the peers: medians over interleaved rounds, each
client in a process of its own, successful calls one after another, the first ${WARM_UP} uncounted, Node ${machine.node}, ${machine.cores} cores, ${machine.platform}.
"In process" is the processor time of the client alone, with a \`fetch\` that answers at once. Bundles are minified and
compressed with brotli; ${kilobytes(ownSize)} of ours are not ky. Importing ours takes ${ratio(importRatio)} times as long as importing ky.`;
}

function cells({ name, inProcess, loopback, size }: Row): readonly string[] {
  return [
    name,
    ratio(inProcess.createPasswordResetToken),
    ratio(inProcess.resetPassword),
    ratio(loopback.createPasswordResetToken),
    ratio(loopback.resetPassword),
    kilobytes(size),
  ];
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
