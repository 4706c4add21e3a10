import { openWire } from "../../wire/open-wire.ts";
import type { End, FromWorker, RunMessage, ServerState, Task, ToWorker } from "../protocol.ts";
import { createSubtleAnswers } from "../subtle/answer-subtle.ts";
import { carry } from "./carry.ts";
import { createForwarder } from "./forward.ts";
import { readWorkerMessage } from "./read-worker-message.ts";
import type { ServerEnd } from "../../wire/apply-fault.ts";

export type RunOptions = {
  readonly task: Task;
  readonly server: ServerEnd;
  /** The key that the code finds under its name. */
  readonly userKey: string;
  /** What is true at the server; nobody knows it of another one than ours. */
  readonly readState: (() => Promise<ServerState>) | undefined;
  /** Fresh, and of no use after the run. */
  readonly worker: Worker;
  readonly emit: (message: RunMessage) => void;
  /** Most ms that a run may last. */
  readonly limit: number;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
};

export type Run = {
  /** Ends the run, whatever it is doing. A run that came to its end before is only cleared away. */
  readonly stop: (end: "stopped" | "limit") => void;
};

/** Most messages of one run that the page has to draw. */
const messageLimit = 2000;

/** Where the documentation's code finds a server. Here it is the one in the page, so that such code runs as it is. */
const documented = "https://reset.example.com";

/** Runs an example in a worker of its own, and carries its requests to the server. */
export function runExample(options: RunOptions): Run {
  const { task, server, userKey, readState, worker, emit, limit, now } = options;
  const { code, fault, library } = task;
  const compute = createSubtleAnswers(crypto.subtle);
  // Where the code makes the server, requests go back into the worker, but over the wire.
  const codeServer = createForwarder();
  const tell = (message: ToWorker): void => worker.postMessage(message);
  const wire = openWire({
    server:
      library === undefined
        ? server
        : codeServer.serverAt(server.baseUrl, (id, request) => tell({ type: "serve", id, request })),
    alias: task.ownServer === undefined ? documented : undefined,
    fault,
    // The reset is what is worth losing, and the code asks for a mail first.
    strikes: ({ method }) => library === undefined || method === "DELETE",
    now,
    onExchange(exchange) {
      emit({ type: "exchange", exchange });
      void tellState();
    },
  });
  const calls = new Map<number, AbortController>();
  const closed = new AbortController();
  let ended = false;
  let messages = 0;

  async function tellState(): Promise<void> {
    if (readState !== undefined) {
      emit({ type: "state", state: await readState() });
    }
  }

  function end(how: End): void {
    if (!ended) {
      ended = true;
      emit({ type: "end", end: how });
    }
  }

  function stop(how: "stopped" | "limit"): void {
    clearTimeout(timer);
    closed.abort();
    worker.terminate();
    for (const call of calls.values()) {
      call.abort();
    }
    end(how);
  }

  async function answer({ id, request }: Extract<FromWorker, { type: "request" }>): Promise<void> {
    const call = new AbortController();
    calls.set(id, call);
    const reply = await carry(wire, request, call.signal);
    calls.delete(id);
    if (reply !== undefined) {
      tell({ type: "reply", id, reply });
    }
  }

  async function computeFor({ id, call }: Extract<FromWorker, { type: "compute" }>): Promise<void> {
    tell({ type: "computed", id, result: await compute(call) });
  }

  function receive(message: FromWorker | undefined): void {
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
      case "request":
        void answer(message);
        break;
      case "served":
        codeServer.receive(message.id, message.reply);
        break;
      case "compute":
        void computeFor(message);
        break;
      case undefined:
    }
  }

  const timer = setTimeout(() => stop("limit"), limit);
  worker.addEventListener(
    "message",
    ({ data }: MessageEvent<unknown>) => {
      messages += 1;
      if (messages > messageLimit) {
        emit({ type: "console", level: "error", text: `Too much to show: over ${messageLimit} messages.` });
        stop("stopped");
      } else {
        receive(readWorkerMessage(data));
      }
    },
    { signal: closed.signal },
  );
  void tellState();
  tell({ type: "start", code, baseUrl: server.baseUrl, userKey, library });
  return { stop };
}
