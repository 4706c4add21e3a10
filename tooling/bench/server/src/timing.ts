import { median } from "@metal/tooling-bench-shared";
import { likelihood } from "./statistics.ts";
import type { Target } from "./target.ts";

/** Whether time tells who has an account. */
export type Timing = {
  readonly samples: number;
  /** Median for an address without an account, over that for one with. */
  readonly ratio: number;
  readonly p: number;
};

/** Asks for a known and for an unknown address in turn, each of the two first as often as the other. */
export async function compareTiming({ url, headers }: Target, samples: number): Promise<Timing> {
  const ask = async (email: string): Promise<number> => {
    const address = new URL(url);
    address.searchParams.set("email", email);
    const startedAt = performance.now();
    await (await fetch(address, { method: "POST", headers })).arrayBuffer();
    return performance.now() - startedAt;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  const askKnown = async (): Promise<unknown> => known.push(await ask("ada@example.com"));
  const askUnknown = async (): Promise<unknown> => unknown.push(await ask("eve@example.com"));
  for (let index = 0; index < samples; index += 1) {
    const inTurn = index % 2 === 0 ? [askKnown, askUnknown] : [askUnknown, askKnown];
    for (const next of inTurn) await next();
  }
  return { samples, ratio: median(unknown) / median(known), p: likelihood(known, unknown) };
}
