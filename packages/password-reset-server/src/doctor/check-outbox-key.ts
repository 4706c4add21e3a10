import { keyIdOf, sealedUnder } from "../outbox/seal.ts";
import type { Check } from "./check.ts";

/** The keys that were found, and where. */
export type FoundKeys = { readonly keys: readonly Uint8Array[]; readonly source: string };

/**
 * Tells whether there is an outbox key, and whether it opens the mails that wait.
 *
 * @param made where a server would make one, if it may.
 */
export async function checkOutboxKey(
  found: FoundKeys | undefined,
  made: string | undefined,
  sealed: readonly Uint8Array[],
): Promise<Check> {
  const name = "Outbox key";
  const open = "Nothing opens the mails that wait.";
  if (found === undefined && made === undefined) {
    const next =
      "Make one with openssl rand -base64 32, and give it by METAL_RESET_OUTBOX_KEY or --outbox-key-file.";
    return {
      name,
      state: "failed",
      text: `There is none. ${sealed.length > 0 ? open : "A server does not start."}`,
      next,
    };
  }
  const ids = await Promise.all((found?.keys ?? []).map((key) => keyIdOf(key)));
  const closed = sealed.filter((one) => !ids.some((id) => sealedUnder(one, id))).length;
  if (closed > 0) {
    return {
      name,
      state: "failed",
      text: `${closed} of ${sealed.length} mails that wait were sealed with another key, and cannot be sent.`,
      next: "Give that key too, behind the newest; or discard them.",
    };
  }
  if (found === undefined)
    return { name, state: "ok", text: `There is none yet; a server makes it as ${made}.` };
  const several = found.keys.length > 1 ? `${found.keys.length} keys, newest first,` : "One";
  return { name, state: "ok", text: `${several} from ${found.source}.` };
}
