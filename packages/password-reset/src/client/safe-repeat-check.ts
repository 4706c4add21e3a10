import { discard } from "../reply/read-json.ts";
import { announcesSafeRepeat } from "../reply/safe-repeat.ts";
import type { Call } from "./call.ts";
import { PATIENCE, startDeadline } from "./deadline.ts";
import { send } from "./send.ts";

/** Whether the token was issued by a server of ours, so that asking it is worth a request. */
export function mayBeAsked(token: string): boolean {
  return /^mk_(user|reset)_/.test(token);
}

/**
 * Asks the server, without a token, whether it answers a repeat of `resetPassword` with its first reply.
 * No answer is a no.
 */
export async function supportsSafeRepeat(call: Call): Promise<boolean> {
  const started = performance.now();
  const { configuration } = call;
  const { headers } = configuration;
  const deadline = startDeadline(PATIENCE, call.deadline.signal);
  let supported = false;
  try {
    const response = await send({ configuration, headers, method: "OPTIONS", query: "", deadline });
    if (response) {
      void discard(response.body);
      supported = response.ok && announcesSafeRepeat(response.headers);
    }
  } catch {
    // No connection, and so no answer.
  }
  deadline.stop();
  void call.tell?.({
    type: "safe_repeat_check",
    attempt: call.attempts,
    supported,
    duration: performance.now() - started,
  });
  return supported;
}
