import { load, type Load } from "./load.ts";
import type { Running } from "./running.ts";
import { median } from "@metal/tooling-bench-shared";

const ROUNDS = 5;
const SECONDS = 2;
export const CONNECTIONS = 64;

/** One contender's rounds. */
export type Row = { readonly name: string; readonly rounds: readonly Load[] };

/** Loads every contender in turn, round after round, so that what happens to the machine happens to all. */
export async function compare(
  contenders: readonly Running[],
  say: (doing: string) => void,
): Promise<readonly Row[]> {
  const rounds = new Map<string, Load[]>(contenders.map(({ name }) => [name, []]));
  for (const { target } of contenders) await load(target, { connections: CONNECTIONS, seconds: 1 });
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const { name, target } of contenders) {
      say(`round ${round} of ${ROUNDS}, ${name}`);
      rounds.get(name)?.push(await load(target, { connections: CONNECTIONS, seconds: SECONDS }));
    }
  }
  return contenders.map(({ name }) => ({ name, rounds: rounds.get(name) ?? [] }));
}

/** What two rows have between them: the median of the ratios within each round, in which both met the same machine. */
export function ratio(row: Row, base: Row): number {
  return median(
    row.rounds.map(({ perSecond }, round) => perSecond / (base.rounds[round]?.perSecond ?? Number.NaN)),
  );
}
