import { baseline, ownName } from "./contenders/index.ts";
import type { Row } from "./results.ts";

const width = 720;
const left = 200;
const barHeight = 9;
const rowHeight = 34;
const top = 64;

/**
 * The loopback times as a picture: two bars a client, a line where the baseline is. It has no background and
 * takes its colours from the reader's scheme.
 */
export function renderPicture(rows: readonly Row[]): string {
  const longest = Math.max(
    ...rows.flatMap(({ loopback }) => [loopback.createPasswordResetToken, loopback.resetPassword]),
  );
  const scale = (width - left - 60) / longest;
  const height = top + rows.length * rowHeight + 12;
  const line = left + scale;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
  <title id="title">Time of a call over loopback, as a ratio to ${baseline}: ${rows.map(words).join("; ")}</title>
  <style>
    text { font: 13px system-ui, sans-serif; fill: #57606a; }
    .own { font-weight: 600; fill: #1f2328; }
    .figure { font-size: 11px; }
    .post { fill: #8ba3c7; }
    .delete { fill: #4a6fa5; }
    line { stroke: #57606a; stroke-dasharray: 2 4; }
    @media (prefers-color-scheme: dark) {
      text { fill: #9198a1; }
      .own { fill: #f0f6fc; }
      .post { fill: #4a6fa5; }
      .delete { fill: #8ba3c7; }
      line { stroke: #9198a1; }
    }
  </style>
  <text x="0" y="18">One call over loopback, shorter is better</text>
  <rect class="post" x="${left}" y="32" width="10" height="10" rx="2" /><text x="${left + 16}" y="41">POST</text>
  <rect class="delete" x="${left + 72}" y="32" width="10" height="10" rx="2" /><text x="${left + 88}" y="41">DELETE</text>
  <line x1="${round(line)}" x2="${round(line)}" y1="${top - 10}" y2="${height - 12}" />
${rows.map((row, index) => renderRow(row, top + index * rowHeight, scale)).join("\n")}
</svg>
`;
}

function renderRow({ name, loopback }: Row, y: number, scale: number): string {
  return `  <text${name === ownName ? ' class="own"' : ""} x="0" y="${y + 13}">${name}</text>
${renderBar("post", loopback.createPasswordResetToken, y, scale)}
${renderBar("delete", loopback.resetPassword, y + barHeight + 2, scale)}`;
}

function renderBar(kind: "post" | "delete", ratio: number, y: number, scale: number): string {
  const length = round(ratio * scale);
  return `  <rect class="${kind}" x="${left}" y="${y}" width="${length}" height="${barHeight}" rx="2" /><text class="figure" x="${round(left + length + 6)}" y="${y + barHeight}">${ratio.toFixed(2)}</text>`;
}

function words({ name, loopback }: Row): string {
  return `${name} POST ${loopback.createPasswordResetToken.toFixed(2)}, DELETE ${loopback.resetPassword.toFixed(2)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
