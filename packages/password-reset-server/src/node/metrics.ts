import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RequestEvent } from "../http/request-event.ts";
import type { LimitName } from "../limits/quotas.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Argon2idHasher } from "./argon2id.ts";

/** What is measured of a server, as Prometheus reads it. */
export type Metrics = {
  /** Counts a request; hand it to the server as its `onRequest`. */
  readonly onRequest: (event: RequestEvent) => void;
  /** What was measured, in Prometheus' text format. */
  readonly read: (sources: MetricSources) => Promise<string>;
};

/** What is looked at when somebody reads the metrics. */
export type MetricSources = {
  readonly outbox: Pick<Outbox, "status">;
  readonly hasher?: Pick<Argon2idHasher, "load"> | undefined;
};

/** Prometheus' text format. */
export const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

const LIMITS = ["key", "address", "network", "server"] as const satisfies readonly LimitName[];
const OUTCOMES = ["allowed", "refused"] as const;
const LATENCIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Makes the metrics of one server: its requests by operation and status, how long they took, what each limit said, why
 * the database took nothing, how the outbox and the hashing stand, and the process itself. No label holds an address, a
 * key or a path.
 *
 * @example
 * ```ts
 * import { createMetrics, serveOperations } from "@metal/password-reset-server/node";
 *
 * const metrics = createMetrics();
 * const server = createPasswordResetServer({ ...options, onRequest: metrics.onRequest });
 * await serveOperations({ server, metrics, port: 9090 });
 * ```
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const labels = { registers, labelNames: ["operation", "status"] } as const;
  const requests = new Counter({
    ...labels,
    name: "password_reset_requests_total",
    help: "Requests that were answered.",
  });
  const latency = new Histogram({
    registers,
    labelNames: ["operation"],
    name: "password_reset_request_duration_seconds",
    help: "How long requests took to answer.",
    buckets: LATENCIES,
  });
  const limits = new Counter({
    registers,
    labelNames: ["limit", "outcome"],
    name: "password_reset_limited_requests_total",
    help: "Requests that came to a limit, by which and what it said. Above that of an address no mail is sent.",
  });
  const storeFailures = new Counter({
    registers,
    labelNames: ["reason"],
    name: "password_reset_store_failures_total",
    help: "Requests of which the database took nothing, and which were answered with 503.",
  });
  // There from the start, so that the first of its kind is seen as one more, and an alert can be made before it.
  for (const limit of LIMITS) for (const outcome of OUTCOMES) limits.inc({ limit, outcome }, 0);
  const gauge = (name: string, help: string): Gauge => new Gauge({ registers, name, help });
  const pending = gauge("password_reset_outbox_pending", "Mails that wait to be sent.");
  const dead = gauge("password_reset_outbox_dead", "Mails that were given up.");
  const overdue = gauge("password_reset_outbox_overdue_seconds", "How long the first waiting mail is due.");
  const running = gauge("password_reset_hashes_running", "Passwords that are being hashed.");
  const waiting = gauge("password_reset_hashes_waiting", "Passwords that wait to be hashed.");

  return {
    onRequest({ operation = "none", status, duration, limits: outcomes, storeFailure }) {
      requests.inc({ operation, status });
      latency.observe({ operation }, duration / 1000);
      for (const [limit, outcome] of Object.entries(outcomes)) limits.inc({ limit, outcome });
      if (storeFailure !== undefined) storeFailures.inc({ reason: storeFailure });
    },
    async read({ outbox, hasher }) {
      const status = await outbox.status();
      pending.set(status.pending);
      dead.set(status.dead);
      overdue.set(Math.max(0, Date.now() - (status.oldestDueAt ?? Infinity)) / 1000);
      const load = hasher?.load();
      running.set(load?.running ?? 0);
      waiting.set(load?.waiting ?? 0);
      return registry.metrics();
    },
  };
}
