import autocannon from "autocannon";
import type { Target } from "./target.ts";

/** What one contender did under load. Latencies are in ms. */
export type Load = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/**
 * Sends as many requests as a contender takes, for so many seconds.
 *
 * @throws where any of them was not carried out: what is refused is quick.
 */
export async function load(
  { url, method, headers, body, paths }: Target,
  options: { readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const { connections, seconds } = options;
  const result = await autocannon({
    url,
    method,
    headers,
    connections,
    duration: seconds,
    ...(body !== undefined && { body }),
    ...(paths !== undefined && { requests: paths.map((path) => ({ method, path, headers })) }),
  });
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} failures at ${new URL(url).pathname}`);
  }
  return {
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
