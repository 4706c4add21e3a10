import { BASE, type Results } from "./measure.ts";
import { median } from "./statistics.ts";

/** The results as Markdown. */
export function renderResults({ rows, half, timing, resets, mailing, node, cores }: Results): string {
  const base = rows.find(({ name }) => name === BASE)?.rounds ?? [];
  const lines = rows.map(({ name, rounds }) => {
    // A ratio within each round: what slowed the machine down then slowed both.
    const ratios = rounds.map(({ perSecond }, round) => perSecond / (base[round]?.perSecond ?? Number.NaN));
    const rates = rounds.map(({ perSecond }) => perSecond);
    const p50 = median(rounds.map((round) => round.p50));
    const p99 = median(rounds.map((round) => round.p99));
    return `| ${name} | ${median(ratios).toFixed(2)} | ${Math.round(median(rates))} | ${p50} | ${p99} |`;
  });
  return [
    `\`POST\` at 64 connections over loopback; load and server share ${cores} cores; Node ${node}; medians of rounds in turn. Mails are left to another process.`,
    "",
    "| | against one durable row | a second | p50, ms | p99, ms |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
    "",
    `- At half of the most, ours on SQLite answers in ${half.p50} ms (p50) and ${half.p99} ms (p99).`,
    `- While the same process also sends the mails, it takes ${mailing.toFixed(2)} of the requests.`,
    `- Addresses with and without an account, ${timing.samples} each in turn: the medians differ by ${percent(timing.ratio)}; p = ${timing.p.toFixed(2)} that there is no difference (Mann-Whitney).`,
    `- \`DELETE\` does ${resets.toFixed(2)} of the resets that argon2id alone, on all cores, would allow.`,
  ].join("\n");
}

function percent(ratio: number): string {
  return `${(Math.abs(ratio - 1) * 100).toFixed(1)} %`;
}
