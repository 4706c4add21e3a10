import { formatDuration } from "../words/duration.ts";
import type { Counts } from "./counts.ts";
import { doneOf } from "./counts.ts";

/** A run at one moment. Times are in ms. */
export type Progress = {
  readonly counts: Readonly<Counts>;
  /** Since it began to send. */
  readonly elapsed: number;
  /** How long nobody is let through, as the server asked or as it seemed wise. */
  readonly pause: number;
  readonly held: boolean;
  /** It was told to end, and waits for what is under way. */
  readonly ending: boolean;
};

/** How far a run is, in one line. */
export function progressWords(progress: Progress): string {
  const { counts } = progress;
  return [
    `${group(doneOf(counts))} of ${group(counts.total)}`,
    ...speed(progress),
    ...troubles(counts),
    ...state(progress),
  ].join(" · ");
}

/** What came of a run, for people. */
export function summaryWords(counts: Readonly<Counts>, journal: string): string {
  const { total, asked, rejected, unknown, duplicates, askedBefore, unknownBefore } = counts;
  const left = total - doneOf(counts);
  const lines: readonly (readonly [number, string])[] = [
    [askedBefore, "asked for by an earlier run"],
    [duplicates, "in the list more than once, and left out"],
    [rejected, "rejected by the server: nothing was sent to them"],
    [unknown, "unknown: nobody can know whether a mail was sent"],
    [unknownBefore, "unknown since an earlier run, and not asked for again: see --repeat-unknown"],
    [left, "not asked for yet: go on with --resume"],
  ];
  return [
    `Asked for ${group(asked)} of ${group(total)}. Whoever has an account gets a mail.`,
    ...lines.filter(([count]) => count > 0).map(([count, words]) => `  ${group(count)} ${words}`),
    `What was done stands in ${journal}.`,
  ].join("\n");
}

function speed({ counts: { asked, total }, counts, elapsed }: Progress): readonly string[] {
  if (elapsed < 1000 || asked === 0) return [];
  const rate = (asked / elapsed) * 1000;
  const left = total - doneOf(counts);
  return [
    `${rate < 10 ? rate.toFixed(1) : group(Math.round(rate))} a second`,
    `${formatDuration((left / rate) * 1000)} left`,
  ];
}

function troubles({ rejected, unknown }: Readonly<Counts>): readonly string[] {
  return [
    ...(rejected === 0 ? [] : [`${group(rejected)} rejected`]),
    ...(unknown === 0 ? [] : [`${group(unknown)} unknown`]),
  ];
}

function state({ pause, held, ending }: Progress): readonly string[] {
  if (ending) return ["ending: waits for what is under way"];
  if (held) return ["paused"];
  return pause === 0 ? [] : [`the server needs a rest: ${formatDuration(pause)}`];
}

/** A count with a space every three digits. */
function group(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, " ");
}
