import { AUTH_TOKEN_HEADER, IDEMPOTENCY_KEY_HEADER, type Operation } from "../contract/names.ts";
import { describeFailure } from "../errors/messages.ts";
import { PasswordResetError } from "../errors/password-reset-error.ts";
import { asInvalidInput } from "../input/invalid-input.ts";
import { readLimits } from "../input/limits.ts";
import { readToken } from "../input/token.ts";
import type { Success } from "../reply/result.ts";
import { attemptUntilDone } from "./attempts.ts";
import type { Call } from "./call.ts";
import type { Configuration } from "./configuration.ts";
import { startDeadline, type Deadline } from "./deadline.ts";
import { prepare, type OperationOptions } from "./prepare.ts";

let calls = 0;

/**
 * Carries one call out and tells the listener how it ended.
 *
 * @throws {@link PasswordResetError}
 */
export async function carryOut(
  operation: Operation,
  options: OperationOptions,
  configuration: Configuration,
): Promise<Success> {
  calls += 1;
  const id = calls;
  const started = performance.now();
  const { onEvent } = configuration;
  const tell: Call["tell"] =
    onEvent &&
    (async (what) => {
      try {
        await (onEvent({ call: id, operation, ...what }) as unknown);
      } catch {
        // A listener that fails, at once or later, must not change what is true of the call.
      }
    });
  let deadline: Deadline | undefined;
  try {
    const limits = readLimits(options, configuration, operation);
    const { method, query, idempotencyKey, secret = [] } = prepare(operation, options, limits.retry);
    deadline = startDeadline(limits.timeout, options.signal);
    // A call that has ended asks for no token, and sends none.
    const asked = deadline.endedBy() ? undefined : readToken(configuration.token, operation);
    const token = (await Promise.race([deadline.over, asked])) ?? "";
    const call: Call = {
      configuration,
      method,
      query,
      idempotencyKey,
      token,
      retry: limits.retry,
      headers: {
        ...configuration.headers,
        [AUTH_TOKEN_HEADER]: token,
        // Quoted: the header's value is a structured-field string.
        ...(idempotencyKey !== undefined && { [IDEMPOTENCY_KEY_HEADER]: `"${idempotencyKey}"` }),
      },
      secrets: [token, secret, configuration.secrets].flat(),
      deadline,
      tell,
      lifetime: Infinity,
      attempts: 0,
      outcome: "not_applied",
    };
    const result = await attemptUntilDone(call);
    const { attempts, outcome } = call;
    if (result.code) {
      const facts = { ...result, operation, attempts, outcome };
      throw new PasswordResetError(describeFailure(facts), facts);
    }
    const { status, requestId } = result;
    void tell?.({ type: "success", attempts, status, duration: performance.now() - started, requestId });
    return result;
  } catch (thrown) {
    // Only what the caller handed over can throw anything else, while it is read.
    const error = asInvalidInput(thrown, operation);
    const { attempts, code, outcome, status, requestId } = error;
    void tell?.({
      type: "failure",
      attempts,
      status,
      duration: performance.now() - started,
      requestId,
      code,
      outcome,
    });
    throw error;
  } finally {
    deadline?.stop();
  }
}
