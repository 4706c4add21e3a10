import type { Operation } from "../contract/names.ts";
import { invalidInput } from "./invalid-input.ts";

/** The longest delay that the platforms' timers take. */
const maxTimeout = 2_147_483_647;
const maxRetry = 10;

export const DEFAULT_TIMEOUT = 10_000;
export const DEFAULT_RETRY = 2;

/** A checked `timeout`: ms, or `false` for none. */
export function readTimeout(
  value: number | false | undefined,
  fallback: number | false,
  operation?: Operation,
): number | false {
  if (value === undefined || value === false) {
    return value ?? fallback;
  }
  if (typeof value !== "number" || !(value >= 1 && value <= maxTimeout)) {
    throw invalidInput(`\`timeout\` takes from 1 to ${maxTimeout} ms, or \`false\` for none`, operation);
  }
  return value;
}

/** A checked `retry`: how many repeats. */
export function readRetry(value: number | undefined, fallback: number, operation?: Operation): number {
  if (value === undefined) {
    return fallback;
  }
  if (!Number.isInteger(value) || value < 0 || value > maxRetry) {
    throw invalidInput(`\`retry\` takes a whole number from 0 to ${maxRetry}`, operation);
  }
  return value;
}
