import { ratio, type Row } from "./compare.ts";
import { BASE, type Results } from "./measure.ts";
import { median } from "@metal/tooling-bench-shared";

/** The results as Markdown. */
export function renderResults({ rows, facts, node, cores }: Results): string {
  const base = rows.find(({ name }) => name === BASE) ?? { name: BASE, rounds: [] };
  return [
    `\`POST\` at 64 connections over loopback; load and server share ${cores} cores; Node ${node}; medians of rounds in turn. Mails are left to another process.`,
    "",
    "| | against one durable row | a second | p50, ms | p99, ms |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map((row) => renderRow(row, base)),
    "",
    ...facts.map((fact) => `- ${fact}`),
  ].join("\n");
}

function renderRow(row: Row, base: Row): string {
  const middle = (pick: "perSecond" | "p50" | "p99"): number =>
    median(row.rounds.map((round) => round[pick]));
  return `| ${row.name} | ${ratio(row, base).toFixed(2)} | ${Math.round(middle("perSecond"))} | ${middle("p50")} | ${middle("p99")} |`;
}
