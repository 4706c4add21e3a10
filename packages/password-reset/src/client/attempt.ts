import { REQUEST_ID_HEADER } from "../contract/names.ts";
import { readReply, readRequestId } from "../reply/read-reply.ts";
import type { Result } from "../reply/result.ts";
import type { CallConfiguration } from "./configuration.ts";
import type { Deadline } from "./deadline.ts";
import { readNetworkFailure } from "./network-failure.ts";
import { send, type Outgoing } from "./send.ts";

/** Sends the request for the `number`th time and says what came of it. Never rejects. */
export async function attempt(
  outgoing: Outgoing,
  number: number,
  deadline: Deadline,
  configuration: CallConfiguration,
): Promise<Result> {
  configuration.tell({ type: "attempt", attempt: number });
  const started = performance.now();
  let response: Response | undefined;
  let thrown: unknown;
  try {
    response = await send(outgoing, deadline, configuration);
  } catch (error) {
    thrown = error;
  }
  if (response === undefined) {
    const code = deadline.endedBy();
    return code === undefined ? connectionFailed(thrown) : { type: "failure", code, outcome: "unknown" };
  }
  const { status } = response;
  const requestId = readRequestId(response.headers.get(REQUEST_ID_HEADER), outgoing.secrets);
  configuration.tell({
    type: "response",
    attempt: number,
    status,
    duration: performance.now() - started,
    requestId,
  });
  return readReply(response, { ...outgoing, requestId }, deadline);
}

function connectionFailed(error: unknown): Result {
  const { neverConnected, transient, reason } = readNetworkFailure(error);
  return {
    type: "failure",
    code: "network",
    outcome: neverConnected ? "not_applied" : "unknown",
    reason,
    transient: neverConnected && transient,
  };
}
