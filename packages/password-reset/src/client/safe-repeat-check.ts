import { discard } from "../reply/read-json.ts";
import type { Failure } from "../reply/result.ts";
import { readSafeRepeat } from "../reply/safe-repeat.ts";
import type { Call } from "./call.ts";
import { PATIENCE, startDeadline } from "./deadline.ts";
import { send } from "./send.ts";

/** Whether the token was issued by a server of ours, so that asking it is worth a request. */
export function mayBeAsked(token: string): boolean {
  return /^mk_(user|reset)_/.test(token);
}

/**
 * Asks the server, without a token, for how long it answers a repeat of `resetPassword` with its first reply, in ms.
 * No answer is a no.
 */
export async function askForSafeRepeat(call: Call): Promise<Failure["safeRepeat"]> {
  const started = performance.now();
  const { configuration } = call;
  const { headers } = configuration;
  const deadline = startDeadline(PATIENCE, call.deadline.signal);
  let lifetime: Failure["safeRepeat"];
  try {
    const response = await send({ configuration, headers, method: "OPTIONS", query: "", deadline });
    void discard(response?.body);
    lifetime = response?.ok && readSafeRepeat(response.headers);
  } catch {
    // No connection, and so no answer.
  }
  deadline.stop();
  void call.tell?.({
    type: "safe_repeat_check",
    attempt: call.attempts,
    supported: !!lifetime,
    duration: performance.now() - started,
  });
  return lifetime;
}
