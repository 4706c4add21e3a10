import { examples } from "../examples/examples.ts";
import { judge, type Tone } from "../run/verdict.ts";
import type { FaultId } from "../wire/faults.ts";
import { comparedCalls, readComparedCode, type ComparedCall } from "./compared-calls.ts";
import { peers, type Peer } from "./peers.ts";
import { runHere } from "./run-here.ts";

/** What a caller learns beside what is true, for one way of writing the call. */
export type Compared = {
  readonly tone: Tone;
  readonly learnt: string;
  readonly truth: string;
  /** How often the call was sent. */
  readonly sent: number;
};

/** One fault, for each way of writing the call. */
export type ComparedRow = Readonly<Record<Peer, Compared>>;

/** Each call under each fault that its example offers. */
export type Comparison = Readonly<Record<ComparedCall, Readonly<Partial<Record<FaultId, ComparedRow>>>>>;

/**
 * Makes the same calls under each fault with our client, with ky and with fetch, and notes what came of it.
 * They all wait at the same time, so that the build does not.
 *
 * @public
 */
export async function load(): Promise<Comparison> {
  const calls = Object.keys(comparedCalls) as ComparedCall[];
  return Object.fromEntries(await Promise.all(calls.map(compareCall))) as Comparison;
}

async function compareCall(call: ComparedCall): Promise<readonly [ComparedCall, object]> {
  const rows = examples[call].faults.map(async (fault) => {
    const cells = peers.map(async (peer) => [peer, await compare(call, peer, fault)] as const);
    return [fault, Object.fromEntries(await Promise.all(cells))] as const;
  });
  return [call, Object.fromEntries(await Promise.all(rows))];
}

async function compare(call: ComparedCall, peer: Peer, fault: FaultId): Promise<Compared> {
  const { key, method } = comparedCalls[call];
  const state = await runHere(await readComparedCode(call, peer), { fault, key });
  const verdict = judge(state);
  if (verdict === undefined) {
    throw new Error(`A run of ${call} with ${peer} under "${fault}" sent nothing.`);
  }
  const { tone, learnt, truth } = verdict;
  return { tone, learnt, truth, sent: state.exchanges.filter((each) => each.method === method).length };
}
