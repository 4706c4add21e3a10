import type { FaultId } from "../../wire/faults.ts";
import { LostConnection } from "../../wire/lost-connection.ts";
import { openWire, type Wire } from "../../wire/open-wire.ts";
import type { End, RunMessage, ToWorker, WireReply, WireRequest } from "../protocol.ts";
import { readWorkerMessage } from "./read-worker-message.ts";
import type { ServerHost } from "./server-host.ts";

/** What this file uses of a worker. */
export type ExampleWorker = Pick<Worker, "onmessage" | "postMessage" | "terminate">;

export type RunOptions = {
  readonly code: string;
  readonly fault: FaultId;
  readonly host: ServerHost;
  readonly worker: ExampleWorker;
  readonly emit: (message: RunMessage) => void;
  /** Most ms that a run may last. */
  readonly limit: number;
};

export type Run = {
  /** Ends the run, whatever it is doing. Does nothing when it was ended before. */
  readonly stop: (end: Extract<End, "stopped" | "limit">) => void;
};

/** Most messages of one run that the page has to draw. */
const messageLimit = 2000;

/** Runs an example in a worker of its own, and carries its requests to the server. */
export function runExample({ code, fault, host, worker, emit, limit }: RunOptions): Run {
  const { serve, moveClock, baseUrl, userKey } = host;
  const calls = new Map<number, AbortController>();
  const now = (): number => performance.now();
  const wire = openWire({
    serve,
    moveClock,
    fault,
    now,
    onExchange: (exchange) => emit({ type: "exchange", exchange }),
  });
  let ended = false;
  let messages = 0;

  const end = (how: End): void => {
    if (!ended) {
      ended = true;
      emit({ type: "end", end: how });
    }
  };
  const stop: Run["stop"] = (how) => {
    clearTimeout(timer);
    worker.onmessage = null;
    worker.terminate();
    for (const call of calls.values()) {
      call.abort();
    }
    end(how);
  };
  const timer = setTimeout(() => stop("limit"), limit);

  worker.onmessage = ({ data }) => {
    messages += 1;
    if (messages > messageLimit) {
      emit({ type: "console", level: "error", text: `Stopped: more than ${messageLimit} messages.` });
      stop("stopped");
      return;
    }
    const message = readWorkerMessage(data);
    switch (message?.type) {
      case "console":
      case "event":
        emit(message);
        break;
      case "end":
        end(message.end);
        break;
      case "abort":
        calls.get(message.id)?.abort();
        break;
      case "request": {
        const call = new AbortController();
        calls.set(message.id, call);
        void carry(wire, message.request, call.signal).then((reply) => {
          calls.delete(message.id);
          if (reply !== undefined) {
            worker.postMessage({ type: "reply", id: message.id, reply } satisfies ToWorker);
          }
        });
        break;
      }
      case undefined:
    }
  };
  worker.postMessage({ type: "start", code, baseUrl, userKey } satisfies ToWorker);
  return { stop };
}

/** Sends a request over the wire; nothing comes back for one that its caller gave up. */
async function carry(wire: Wire, wanted: WireRequest, signal: AbortSignal): Promise<WireReply | undefined> {
  try {
    const { method, url, headers, body } = wanted;
    const request = new Request(url, {
      method,
      headers: headers.map(([name, value]) => [name, value]),
      ...(body === undefined ? {} : { body }),
    });
    const response = await wire.send(request, signal);
    // A body, even an empty one, is refused beside these.
    const bodiless = [101, 204, 205, 304].includes(response.status);
    return {
      type: "answer",
      status: response.status,
      headers: [...response.headers],
      body: bodiless ? undefined : await response.arrayBuffer(),
    };
  } catch (error) {
    return signal.aborted
      ? undefined
      : { type: "lost", reason: error instanceof LostConnection ? error.reason : undefined };
  }
}
