export { createOpenTelemetryTracing, type OpenTelemetryOptions } from "./create-tracing.ts";
export type { Answered, DeliveredMail, Tracing } from "../tracing/tracing.ts";
