import type { Operation } from "../contract/names.ts";
import { describeFailure } from "../errors/messages.ts";
import { PasswordResetError } from "../errors/password-reset-error.ts";
import { invalidInput } from "../input/invalid-input.ts";
import { readRetry, readTimeout } from "../input/limits.ts";
import { readToken } from "../input/token.ts";
import type { Failure, Result, Success } from "../reply/result.ts";
import { attemptUntilDone, endedBefore, type Progress } from "./attempts.ts";
import type { CallConfiguration, Configuration } from "./configuration.ts";
import { startDeadline, type Deadline } from "./deadline.ts";
import type { CallOptions } from "./options.ts";

/** What an operation asks for, before the token is known. */
export type Call = {
  readonly operation: Operation;
  /** Checks the input and makes what is sent, beside the token. */
  readonly prepare: (retry: number) => Prepared;
};

type Prepared = {
  /** With its `?`, or nothing. */
  readonly query: string;
  readonly idempotencyKey?: string | undefined;
  /** What must not be shown, beside the token. */
  readonly secrets: readonly string[];
};

/**
 * Carries one call out and tells the listener how it ended.
 *
 * @throws {@link PasswordResetError}
 */
export async function carryOut(
  call: Call,
  options: CallOptions,
  configuration: Configuration,
): Promise<Success> {
  const { operation } = call;
  const tell = tellOf(operation, configuration);
  const started = performance.now();
  const progress: Progress = { attempts: 0, outcome: "not_applied" };
  try {
    const result = await withinDeadline(call, options, progress, { ...configuration, tell });
    if (result.type === "failure") {
      throw toError(operation, result, progress);
    }
    const { attempts } = progress;
    const { status, requestId } = result;
    const duration = performance.now() - started;
    tell({ type: "success", attempts, status, duration, requestId });
    return result;
  } catch (error) {
    if (error instanceof PasswordResetError) {
      const { attempts, code, outcome, status, requestId } = error;
      const duration = performance.now() - started;
      tell({ type: "failure", attempts, duration, code, outcome, status, requestId });
    }
    throw error;
  }
}

let calls = 0;

function tellOf(operation: Operation, { emit }: Configuration): CallConfiguration["tell"] {
  calls += 1;
  const call = calls;
  return (what) => emit({ call, operation, ...what });
}

async function withinDeadline(
  call: Call,
  options: CallOptions,
  progress: Progress,
  configuration: CallConfiguration,
): Promise<Result> {
  const { operation } = call;
  const retry = readRetry(options.retry, configuration.retry, operation);
  const timeout = readTimeout(options.timeout, configuration.timeout, operation);
  const prepared = { operation, ...call.prepare(retry) };
  const deadline = startDeadline(timeout, readSignal(options.signal, operation));
  try {
    const token = await tokenInTime(deadline, operation, configuration);
    if (token === undefined) {
      return endedBefore(deadline);
    }
    const secrets = [token, prepared.idempotencyKey ?? [], prepared.secrets, configuration.secrets].flat();
    const outgoing = { ...prepared, token, secrets };
    return await attemptUntilDone(outgoing, retry, progress, deadline, configuration);
  } finally {
    deadline.stop();
  }
}

async function tokenInTime(
  deadline: Deadline,
  operation: Operation,
  configuration: Configuration,
): Promise<string | undefined> {
  if (deadline.endedBy() !== undefined) {
    return undefined;
  }
  const token = readToken(configuration.token, operation);
  return typeof token === "string" ? token : deadline.orUndefined(token);
}

function toError(operation: Operation, failure: Failure, progress: Progress): PasswordResetError {
  const facts = { ...failure, ...progress, operation };
  return new PasswordResetError(describeFailure(facts), facts);
}

function readSignal(signal: AbortSignal | undefined, operation: Operation): AbortSignal | undefined {
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw invalidInput("`signal` is not an AbortSignal", operation);
  }
  return signal;
}
