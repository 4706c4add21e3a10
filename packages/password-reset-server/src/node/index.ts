export { createArgon2idHasher, type Argon2idHasher, type Argon2idOptions } from "./argon2id.ts";
export { createMetrics, type Metrics, type MetricSources } from "./metrics.ts";
export { createNodeListener, type NodeListener, type NodeListenerOptions } from "./node-listener.ts";
export { serveOperations, type OperationsOptions } from "./serve-operations.ts";
export { serve, type Listening, type ServeOptions } from "./serve.ts";
