import { availableParallelism } from "node:os";
import { compare, CONNECTIONS, ratio } from "./compare.ts";
import { hashesPerSecond } from "./hashing.ts";
import { load } from "./load.ts";
import { pacedLoad } from "./paced-load.ts";
import type { Running } from "./running.ts";
import { startAndRest } from "./startup.ts";
import { median } from "@metal/tooling-bench-shared";
import { compareTiming } from "./timing.ts";

const SAMPLES = 2000;

/** What facts are found with. */
type FactContext = {
  /** Starts a contender, in the place that all of this run share or in one of its own. */
  readonly start: (name: string) => Promise<Running>;
  readonly folder: string;
  readonly say: (doing: string) => void;
};

/** Finds something out and says it in one sentence. */
type Fact = (context: FactContext) => Promise<string>;

/** All facts beside the comparison, in the order in which they are said. */
export const FACTS: Readonly<Record<string, Fact>> = {
  "half of the most": async ({ start }) => {
    const ours = await start("ours on SQLite");
    const { perSecond } = await load(ours.target, { connections: CONNECTIONS, seconds: 3 });
    const pace = { perSecond: Math.round(perSecond / 2), seconds: 10, connections: CONNECTIONS };
    const { p50, p99 } = await pacedLoad(ours.target, pace);
    return `At half of the most (${pace.perSecond} a second, evenly spaced), ours on SQLite answers in ${p50.toFixed(1)} ms (p50) and ${p99.toFixed(1)} ms (p99): ${(p99 / p50).toFixed(1)} times.`;
  },

  "mails sent beside": async ({ start, say }) => {
    const [alone, mailing] = [await start("ours on SQLite"), await start("ours, sending its mails")];
    const [without, withMails] = await compare([alone, mailing], say);
    return `While the same process also sends the mails, it takes ${against(withMails, without)} of the requests.`;
  },

  "what time tells": async ({ start }) => {
    const { target } = await start("ours on SQLite");
    const { samples, ratio: times, p } = await compareTiming(target, SAMPLES);
    return `Addresses with and without an account, ${samples} each in turn: the medians differ by ${percent(times)}; p = ${p.toFixed(2)} that there is no difference (Mann-Whitney).`;
  },

  resets: async ({ start }) => {
    const { target } = await start("ours, DELETE");
    // For an address without an account, which is the same work: nobody has as many tokens as a load would make.
    const post = { ...target, method: "POST", url: `${target.url}?email=eve%40example.com` } as const;
    const resets: number[] = [];
    const posts: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const hashes = await hashesPerSecond(2);
      const { perSecond } = await load(target, { connections: 16, seconds: 2 });
      const alone = await load(post, { connections: CONNECTIONS, seconds: 2 });
      const [beside] = await Promise.all([
        load(post, { connections: CONNECTIONS, seconds: 2 }),
        load(target, { connections: 16, seconds: 2 }),
      ]);
      resets.push(perSecond / hashes);
      posts.push(beside.perSecond / alone.perSecond);
    }
    return `\`DELETE\` does ${median(resets).toFixed(2)} of the resets that argon2id alone, on all cores, would allow; \`POST\` keeps ${median(posts).toFixed(2)} of its throughput beside it.`;
  },

  "a million accounts": async ({ start, say }) => {
    const [few, many] = [await start("ours, a thousand accounts"), await start("ours, a million accounts")];
    const [fewRow, manyRow] = await compare([few, many], say);
    const memory = many.memory() / few.memory();
    return `With a million accounts it takes ${against(manyRow, fewRow)} of the requests that it takes with a thousand, in ${memory.toFixed(2)} times the memory.`;
  },

  "two processes": async ({ start }) => {
    const one = await start("ours on PostgreSQL");
    const other = await start("ours on PostgreSQL, once more");
    const ratios: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const alone = await load(one.target, { connections: CONNECTIONS, seconds: 3 });
      const together = await Promise.all(
        [one, other].map(({ target }) => load(target, { connections: CONNECTIONS / 2, seconds: 3 })),
      );
      ratios.push(together.reduce((sum, { perSecond }) => sum + perSecond, 0) / alone.perSecond);
    }
    return `Two processes on one PostgreSQL do ${median(ratios).toFixed(2)} times what one does, on ${availableParallelism()} cores that they share with it and with the load.`;
  },

  "start and rest": async ({ start, folder }) => {
    const { times, idle } = await startAndRest(folder);
    const hono = await start("Hono, answers 201");
    return `\`metal-password-reset-server serve\` answers for the first time after ${times.toFixed(1)} times \`node -e 0\`, on a database that is there; idle it holds ${idle.toFixed(0)} MiB, ${(idle / hono.memory()).toFixed(2)} times a bare Hono server.`;
  },
};

function against(row: Parameters<typeof ratio>[0] | undefined, base: typeof row): string {
  return row === undefined || base === undefined ? "?" : ratio(row, base).toFixed(2);
}

function percent(times: number): string {
  return `${(Math.abs(times - 1) * 100).toFixed(1)} %`;
}
