import type { Operation } from "../contract/index.ts";
import { describeFailure } from "../errors/messages.ts";
import { PasswordResetError } from "../errors/password-reset-error.ts";
import { invalidInput } from "../input/invalid-input.ts";
import { readRetry, readTimeout } from "../input/limits.ts";
import { readToken } from "../input/token.ts";
import type { Failure, Result, Success } from "../reply/result.ts";
import { attempt } from "./attempt.ts";
import type { Configuration } from "./configuration.ts";
import { startDeadline, type Deadline } from "./deadline.ts";
import type { CallOptions } from "./options.ts";
import { delayBeforeRepeat } from "./repeat.ts";

/** What an operation asks for, before the token is known. */
export type Call = {
  readonly operation: Operation;
  /** Checks the input and makes the query, with its `?` where there is one. */
  readonly prepare: () => Prepared;
};

export type Prepared = {
  readonly query: string;
  /** What must not be shown, beside the token. */
  readonly secrets: readonly string[];
};

type Progress = { attempts: number };

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
  const { emit } = configuration;
  const started = performance.now();
  const progress: Progress = { attempts: 0 };
  try {
    const result = await withinDeadline(call, options, progress, configuration);
    if (result.type === "failure") {
      throw toError(operation, result, progress);
    }
    const { status, requestId } = result;
    emit({
      type: "success",
      operation,
      ...progress,
      status,
      duration: performance.now() - started,
      requestId,
    });
    return result;
  } catch (error) {
    if (error instanceof PasswordResetError) {
      const { code, outcome, status, requestId } = error;
      const duration = performance.now() - started;
      emit({ type: "failure", operation, ...progress, duration, code, outcome, status, requestId });
    }
    throw error;
  }
}

async function withinDeadline(
  call: Call,
  options: CallOptions,
  progress: Progress,
  configuration: Configuration,
): Promise<Result> {
  const { operation } = call;
  const prepared = { operation, ...call.prepare() };
  const retry = readRetry(options.retry, configuration.retry, operation);
  const timeout = readTimeout(options.timeout, configuration.timeout, operation);
  const deadline = startDeadline(timeout, readSignal(options.signal, operation));
  try {
    return await attemptUntilDone(prepared, retry, progress, deadline, configuration);
  } finally {
    deadline.stop();
  }
}

async function attemptUntilDone(
  call: Prepared & Pick<Call, "operation">,
  retry: number,
  progress: Progress,
  deadline: Deadline,
  configuration: Configuration,
): Promise<Result> {
  const { operation } = call;
  const nothingDone = (): Failure => ({
    type: "failure",
    code: deadline.endedBy() ?? "aborted",
    outcome: "not_applied",
  });
  if (deadline.endedBy() !== undefined) {
    return nothingDone();
  }
  const asked = readToken(configuration.token, operation);
  const token = typeof asked === "string" ? asked : await deadline.orUndefined(asked);
  if (token === undefined) {
    return nothingDone();
  }
  const outgoing = { ...call, token, secrets: [token, ...call.secrets] };
  for (;;) {
    progress.attempts += 1;
    const result = await attempt(outgoing, progress.attempts, deadline, configuration);
    if (result.type === "success" || progress.attempts > retry) {
      return result;
    }
    const delay = delayBeforeRepeat(operation, result, progress.attempts, deadline.remaining());
    if (delay === undefined) {
      return result;
    }
    const { code, status } = result;
    configuration.emit({ type: "retry", operation, attempt: progress.attempts, code, status, delay });
    await deadline.wait(delay);
    if (deadline.endedBy() !== undefined) {
      return nothingDone();
    }
  }
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
