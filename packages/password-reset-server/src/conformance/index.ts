export { checkConformance } from "./check-conformance.ts";
export type { ConformanceLevel, ConformanceOptions, ConformanceReport, RuleResult } from "./types.ts";
