import { readReply } from "../reply/read-reply.ts";
import { readRequestId } from "../reply/request-id.ts";
import type { Result } from "../reply/result.ts";
import type { Call } from "./call.ts";
import type { EndedBy } from "./deadline.ts";
import { readNetworkFailure } from "./network-failure.ts";
import { send } from "./send.ts";

/** Sends the request once more and says what came of it. Never rejects. */
export async function attempt(call: Call): Promise<Result> {
  const { attempts, deadline, tell } = call;
  const started = performance.now();
  let response: Response | undefined;
  try {
    response = await send(call);
    if (!response) {
      return { code: deadline.endedBy() as EndedBy, outcome: "unknown" };
    }
    const { status } = response;
    const requestId = readRequestId(response.headers, call.secrets);
    void tell?.({
      type: "response",
      attempt: attempts,
      status,
      duration: performance.now() - started,
      requestId,
    });
    return await readReply(response, requestId, call);
  } catch (error) {
    // What a reply throws that cannot be read says nothing of the connection.
    return readNetworkFailure(response ? undefined : error);
  }
}
