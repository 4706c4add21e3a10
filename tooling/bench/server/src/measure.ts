import { availableParallelism } from "node:os";
import { join } from "node:path";
import { hashesPerSecond } from "./hashing.ts";
import { load, type Load } from "./load.ts";
import { run, type Running } from "./running.ts";
import { median } from "./statistics.ts";
import { compareTiming, type Timing } from "./timing.ts";

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 64;
const SAMPLES = 2000;

const POSTS = [
  "node:http, answers 201",
  "Hono, answers 201",
  "node:http, one durable row in SQLite",
  "better-auth on SQLite",
  "ours on SQLite",
  "ours on PostgreSQL",
] as const;

/** What a contender is measured against. */
export const BASE = "node:http, one durable row in SQLite";

/** One contender's rounds. */
type Row = { readonly name: string; readonly rounds: readonly Load[] };

/** All that was measured, in one run on one machine. */
export type Results = {
  readonly rows: readonly Row[];
  /** Ours on SQLite at half of the most that it took. */
  readonly half: Load;
  readonly timing: Timing;
  /** Resets a second, over passwords hashed a second with nothing around. */
  readonly resets: number;
  /** Requests a second while the same process sends the mails, over those where another does. */
  readonly mailing: number;
  readonly node: string;
  readonly cores: number;
};

type Options = {
  readonly folder: string;
  readonly postgresUrl: string;
  readonly say: (doing: string) => void;
};

/** Measures every contender in turn, round after round, so that what happens to the machine happens to all. */
export async function measure({ folder, postgresUrl, say }: Options): Promise<Results> {
  const start = async (name: string): Promise<Running> =>
    run(name, { folder: join(folder, name.replaceAll(/\W+/g, "-")), postgresUrl });
  const contenders = await Promise.all(POSTS.map(start));
  const resetter = await start("ours, DELETE");
  const mailer = await start("ours, sending its mails");
  try {
    const rounds = await inTurn(contenders, say);
    const rows = contenders.map(({ name }) => ({ name, rounds: rounds.get(name) ?? [] }));
    const ours = contenders.find(({ name }) => name === "ours on SQLite") ?? resetter;
    const most = median((rounds.get(ours.name) ?? []).map(({ perSecond }) => perSecond));
    say("half of the most");
    const half = await load(ours.target, {
      connections: CONNECTIONS,
      seconds: 5,
      rate: Math.round(most / 2),
    });
    say("what time tells");
    const timing = await compareTiming(ours.target, SAMPLES);
    say("resets");
    const ratios: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const hashes = await hashesPerSecond(SECONDS);
      const { perSecond } = await load(resetter.target, { connections: 16, seconds: SECONDS });
      ratios.push(perSecond / hashes);
    }
    const resets = median(ratios);
    say("mails sent beside");
    const { perSecond: withMails } = await load(mailer.target, { connections: CONNECTIONS, seconds: 5 });
    const { perSecond: withoutMails } = await load(ours.target, { connections: CONNECTIONS, seconds: 5 });
    return {
      rows,
      half,
      timing,
      resets,
      mailing: withMails / withoutMails,
      node: process.versions.node,
      cores: availableParallelism(),
    };
  } finally {
    for (const { stop } of [...contenders, resetter, mailer]) stop();
  }
}

async function inTurn(
  contenders: readonly Running[],
  say: Options["say"],
): Promise<ReadonlyMap<string, readonly Load[]>> {
  const rounds = new Map<string, Load[]>(contenders.map(({ name }) => [name, []]));
  for (const { target } of contenders) await load(target, { connections: CONNECTIONS, seconds: 1 });
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const { name, target } of contenders) {
      say(`round ${round} of ${ROUNDS}, ${name}`);
      rounds.get(name)?.push(await load(target, { connections: CONNECTIONS, seconds: SECONDS }));
    }
  }
  return rounds;
}
