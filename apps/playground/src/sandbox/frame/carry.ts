import { LostConnection } from "../../wire/lost-connection.ts";
import type { Wire } from "../../wire/open-wire.ts";
import type { WireReply, WireRequest } from "../protocol.ts";

/** Statuses that a body, even an empty one, is refused beside. */
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** Sends a worker's request over the wire. Nothing comes back for one that its caller gave up. */
export async function carry(
  wire: Wire,
  wanted: WireRequest,
  signal: AbortSignal,
): Promise<WireReply | undefined> {
  try {
    const response = await wire.send(toRequest(wanted), signal);
    return {
      type: "answer",
      status: response.status,
      headers: [...response.headers],
      body: bodiless.has(response.status) ? undefined : await response.arrayBuffer(),
    };
  } catch (error) {
    return signal.aborted
      ? undefined
      : { type: "lost", reason: error instanceof LostConnection ? error.reason : undefined };
  }
}

function toRequest({ method, url, headers, body }: WireRequest): Request {
  return new Request(url, {
    method,
    headers: headers.map(([name, value]) => [name, value]),
    ...(body === undefined ? {} : { body }),
  });
}
