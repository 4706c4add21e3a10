import type { CallOptions } from "../client/options.ts";
import type { Operation } from "../contract/names.ts";
import { check } from "./invalid-input.ts";

/** How long and how often a call is tried. */
export type Limits = {
  /** In ms, or `false` for none. */
  readonly timeout: number | false;
  /** How many repeats. */
  readonly retry: number;
};

export const DEFAULT_LIMITS: Limits = { timeout: 10_000, retry: 2 };

/** The longest delay that the platforms' timers take. */
const maxTimeout = 2_147_483_647;
const maxRetry = 10;

/**
 * The limits that are set, or else those that hold without. The signal, which is one too, is only checked.
 *
 * @throws {@link PasswordResetError} with code `invalid_input`.
 */
export function readLimits(options: CallOptions, fallback: Limits, operation?: Operation): Limits {
  const { timeout = fallback.timeout, retry = fallback.retry, signal } = options;
  check(
    timeout === false || (typeof timeout === "number" && timeout >= 1 && timeout <= maxTimeout),
    "timeout",
    `from 1 to ${maxTimeout} ms, or \`false\` for none`,
    operation,
  );
  check(
    Number.isInteger(retry) && retry >= 0 && retry <= maxRetry,
    "retry",
    `a whole number from 0 to ${maxRetry}`,
    operation,
  );
  check(
    signal === undefined || typeof signal?.addEventListener === "function",
    "signal",
    "an AbortSignal",
    operation,
  );
  return { timeout, retry };
}
