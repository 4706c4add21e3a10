import { RESET_PASSWORD_PATH, TOKEN_PREFIXES } from "../contract/names.ts";
import { discard } from "../reply/read-body.ts";
import { announcesSafeRepeat } from "../reply/safe-repeat.ts";
import type { Configuration } from "./configuration.ts";
import { PATIENCE, startDeadline, type Deadline } from "./deadline.ts";
import { request } from "./send.ts";

/** Whether the token was issued by a server of ours, so that asking it is worth a request. */
export function mayBeAsked(token: string): boolean {
  return token.startsWith(TOKEN_PREFIXES.user) || token.startsWith(TOKEN_PREFIXES.reset);
}

/**
 * Asks the server, without a token, whether it answers a repeat of `resetPassword` with its first reply.
 * No answer is a no.
 */
export async function supportsSafeRepeat(deadline: Deadline, configuration: Configuration): Promise<boolean> {
  const patience = startDeadline(PATIENCE, deadline.signal);
  try {
    const response = await request("OPTIONS", RESET_PASSWORD_PATH, {}, patience, configuration);
    discard(response?.body ?? null);
    return response !== undefined && response.ok && announcesSafeRepeat(response.headers);
  } catch {
    return false;
  } finally {
    patience.stop();
  }
}
