import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Load } from "./load.ts";
import { quantile } from "./statistics.ts";
import type { Target } from "./target.ts";

/** How long it goes on before it counts, in s: connections are opened, and code is not compiled yet. */
const WARM_UP = 1;

type Pace = { readonly perSecond: number; readonly seconds: number; readonly connections: number };

/**
 * Sends requests evenly over time, however long answers take: a load of so many a second, as visitors are one. (A rate
 * that is used up at the start of each second would be full load for a part of it.)
 *
 * @throws where any of them was not carried out.
 */
export async function pacedLoad(target: Target, { perSecond, seconds, connections }: Pace): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const warmUp = perSecond * WARM_UP;
  const total = warmUp + perSecond * seconds;
  const startedAt = performance.now();
  const pending: Promise<void>[] = [];
  while (pending.length < total) {
    const due = Math.min(total, ((performance.now() - startedAt) / 1000) * perSecond);
    while (pending.length < due) {
      const path = target.paths?.[pending.length % target.paths.length];
      const url = path === undefined ? target.url : new URL(path, target.url).href;
      pending.push(timed({ ...target, url }, agent, pending.length < warmUp ? [] : latencies));
    }
    await wait(1);
  }
  await Promise.all(pending);
  const elapsed = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return {
    perSecond: total / elapsed,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

async function timed({ url, method, headers }: Target, agent: Agent, latencies: number[]): Promise<void> {
  const startedAt = performance.now();
  const sent = request(url, { method, headers, agent }).end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.resume();
  await once(response, "end");
  latencies.push(performance.now() - startedAt);
  if (response.statusCode !== 201) throw new Error(`${response.statusCode} at ${new URL(url).pathname}`);
}
