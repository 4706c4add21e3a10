import { createReplySeal } from "../repeats/reply-seal.ts";
import type { KeptReply, Store } from "../stores/port.ts";
import { platformRandom } from "../tokens/random.ts";

/** What a store keeps of the reset that was asked for with that token under that idempotency key. */
export async function keptReply(
  { resets }: Store,
  [token, idempotencyKey]: readonly [token: string, idempotencyKey: string],
  now: number,
): Promise<KeptReply | undefined> {
  const { id } = await createReplySeal(token, idempotencyKey, { random: platformRandom });
  return resets.findReply(id, now);
}
