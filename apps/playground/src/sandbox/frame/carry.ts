import { LostConnection } from "../../wire/lost-connection.ts";
import type { Wire } from "../../wire/open-wire.ts";
import type { WireReply, WireRequest } from "../protocol.ts";
import { fromRequest, toReply } from "../wire-form.ts";

/** Sends a worker's request over the wire. Nothing comes back for one that its caller gave up. */
export async function carry(
  wire: Wire,
  wanted: WireRequest,
  signal: AbortSignal,
): Promise<WireReply | undefined> {
  try {
    return await toReply(await wire.send(fromRequest(wanted), signal));
  } catch (error) {
    return signal.aborted
      ? undefined
      : { type: "lost", reason: error instanceof LostConnection ? error.reason : undefined };
  }
}
