// Loaded only where the operations are served: what counts for Prometheus takes a while to load.
export { createMetrics } from "../node/metrics.ts";
export { serveOperations } from "../node/serve-operations.ts";
