import { readFile } from "node:fs/promises";
import { judge, type Tone } from "../run/verdict.ts";
import { faults, type FaultId } from "../wire/faults.ts";
import { peers, type Peer } from "./peers.ts";
import { runHere } from "./run-here.ts";

/** What a caller learns beside what is true, for one way of writing the call. */
export type Compared = {
  readonly tone: Tone;
  readonly learnt: string;
  readonly truth: string;
  /** How often the reset was sent. */
  readonly sent: number;
};

export type Comparison = Readonly<Record<FaultId, Readonly<Record<Peer, Compared>>>>;

/**
 * Runs the same reset under each fault with our client, with ky and with fetch, and notes what came of it.
 * They all wait at the same time, so that the build does not.
 *
 * @public
 */
export async function load(): Promise<Comparison> {
  const codes = Object.fromEntries(await Promise.all(peers.map(readExample)));
  const rows = (Object.keys(faults) as FaultId[]).map(async (fault) => {
    const cells = peers.map(async (peer) => [peer, await compare(codes[peer] ?? "", fault)] as const);
    return [fault, Object.fromEntries(await Promise.all(cells))] as const;
  });
  return Object.fromEntries(await Promise.all(rows)) as Comparison;
}

async function readExample(peer: Peer): Promise<readonly [Peer, string]> {
  return [peer, await readFile(new URL(`../examples/outcome.${peer}.ts`, import.meta.url), "utf8")];
}

async function compare(code: string, fault: FaultId): Promise<Compared> {
  const state = await runHere(code, fault);
  const verdict = judge(state);
  if (verdict === undefined) {
    throw new Error(`A run under "${fault}" sent nothing.`);
  }
  const { tone, learnt, truth } = verdict;
  return { tone, learnt, truth, sent: state.exchanges.filter(({ method }) => method === "DELETE").length };
}
