import type { PasswordResetEvent } from "@metal/password-reset";
import type { Connection } from "../connection/connection.ts";
import type { AppEvent } from "../state/event.ts";
import type { Call, ExchangeFacts, Failure } from "../state/state.ts";
import { createSecret } from "../text/secret.ts";

type Options = {
  readonly id: number;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  readonly dispatch: (event: AppEvent) => void;
};

/** Makes one call, and tells how it gets on and how it ended. Rejects only for what is no failure of the call. */
export async function runCall(call: Call, options: Options): Promise<void> {
  const { id, connection, signal, dispatch } = options;
  let facts: ExchangeFacts = { requestId: undefined, status: undefined, elapsed: 0, attempts: 0 };
  try {
    const client = await connection.client({
      token: call.kind === "reset" && call.credential.kind === "token" ? call.credential.token : undefined,
      onEvent(event) {
        facts = readFacts(event) ?? facts;
        const progress = readProgress(event);
        if (progress !== undefined) dispatch({ type: "progress", id, progress });
      },
    });
    if (call.kind === "ask") {
      await client.createPasswordResetToken({ email: call.email, signal });
      dispatch({ type: "asked", id, facts });
    } else {
      const { newPassword } = await client.resetPassword({ signal });
      dispatch({ type: "reset", id, password: createSecret(newPassword), facts });
    }
  } catch (error) {
    dispatch({ type: "failed", id, failure: await readFailure(error, facts) });
  }
}

/** The facts of a failed call. What is no failure of the client's is thrown on. */
export async function readFailure(error: unknown, facts: ExchangeFacts): Promise<Failure> {
  const { isPasswordResetError } = await import("../connection/client.ts");
  if (!isPasswordResetError(error)) throw error;
  const { code, outcome, status, errors: messages, requestId, retryAfter, attempts } = error;
  return { code, outcome, status, messages, requestId, retryAfter, attempts, elapsed: facts.elapsed };
}

/** What is known of an exchange once it has ended. */
export function readFacts(event: PasswordResetEvent): ExchangeFacts | undefined {
  if (event.type !== "success" && event.type !== "failure") return undefined;
  const { requestId, status, duration, attempts } = event;
  return { requestId, status, attempts, elapsed: duration };
}

function readProgress(
  event: PasswordResetEvent,
): Extract<AppEvent, { type: "progress" }>["progress"] | undefined {
  if (event.type === "attempt") return { type: "attempt", attempt: event.attempt };
  return event.type === "retry" ? { type: "pause", status: event.status, delay: event.delay } : undefined;
}
