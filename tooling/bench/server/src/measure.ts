import { availableParallelism } from "node:os";
import { join } from "node:path";
import { compare, type Row } from "./compare.ts";
import { FACTS } from "./facts.ts";
import { run, type Running } from "./running.ts";

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

/** All that was measured, in one run on one machine. */
export type Results = {
  readonly rows: readonly Row[];
  /** A sentence for each. */
  readonly facts: readonly string[];
  readonly node: string;
  readonly cores: number;
};

type Options = {
  readonly folder: string;
  readonly postgresUrl: string;
  readonly say: (doing: string) => void;
};

/** Compares the contenders, then finds out one fact after the other, each with processes of its own. */
export async function measure({ folder, postgresUrl, say }: Options): Promise<Results> {
  const rows = await alone(async (start) => compare(await Promise.all(POSTS.map(start)), say));
  const facts: string[] = [];
  for (const [name, fact] of Object.entries(FACTS)) {
    say(name);
    facts.push(await alone(async (start) => fact({ start, folder, say })));
  }
  return { rows, facts, node: process.versions.node, cores: availableParallelism() };

  async function alone<Result>(
    work: (start: (name: string) => Promise<Running>) => Promise<Result>,
  ): Promise<Result> {
    const started: Running[] = [];
    try {
      return await work(async (name) => {
        const place = { folder: join(folder, name.replaceAll(/\W+/g, "-")), postgresUrl };
        const running = await run(name, place);
        started.push(running);
        return running;
      });
    } finally {
      for (const { stop } of started) stop();
    }
  }
}
