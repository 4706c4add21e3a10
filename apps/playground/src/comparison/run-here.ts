import { AsyncLocalStorage } from "node:async_hooks";
import { idleRun, reduceRun, type RunAction, type RunState } from "../run/run-state.ts";
import { carry } from "../sandbox/frame/carry.ts";
import { startServerHost, type ServerHost } from "../sandbox/frame/server-host.ts";
import type { FromWorker } from "../sandbox/protocol.ts";
import { compile, entryName, type ExampleBody } from "../sandbox/worker/compile.ts";
import { createRequire } from "../sandbox/worker/modules.ts";
import { createRemoteFetch } from "../sandbox/worker/remote-fetch.ts";
import type { FaultId } from "../wire/faults.ts";
import { openWire } from "../wire/open-wire.ts";

const platformFetch = globalThis.fetch;
const fetchOfRun = new AsyncLocalStorage<typeof fetch>();

// As in the worker, examples take the global `fetch`; here each finds that of its own run.
globalThis.fetch = (...request) => (fetchOfRun.getStore() ?? platformFetch)(...request);
// What a run still waits for when it was given up must not hold the build: ky would wait for an hour.
const platformTimeout = globalThis.setTimeout;
const unheldTimeout = (...options: Parameters<typeof setTimeout>): NodeJS.Timeout => {
  const timer = platformTimeout(...options);
  return fetchOfRun.getStore() === undefined ? timer : timer.unref();
};
globalThis.setTimeout = Object.assign(unheldTimeout, platformTimeout);

/** Most ms that a run may take here: some wait for an hour if they are told to. */
const limit = 3500;

export type RunHereOptions = {
  readonly fault: FaultId;
  /** What the code gets for a key: the user's, or the token of a mail that was asked for before. */
  readonly key: "mailed" | "user";
};

/** Runs an example as the page does, in this process, and answers what the page would know at its end. */
export async function runHere(code: string, { fault, key }: RunHereOptions): Promise<RunState> {
  let state: RunState = reduceRun(idleRun, { type: "start" });
  const dispatch = (action: RunAction): void => void (state = reduceRun(state, action));
  const mailed = Promise.withResolvers<string>();
  const host = await startServerHost({ onMail: ({ token }) => token !== undefined && mailed.resolve(token) });
  const userKey = key === "user" ? host.userKey : await askForToken(host, mailed.promise);
  const wire = openWire({
    server: host,
    fault,
    now: () => performance.now(),
    onExchange: (exchange) => dispatch({ type: "exchange", exchange }),
  });
  const calls = new Map<number, AbortController>();
  const remote = createRemoteFetch((message) => {
    if (message.type === "request") {
      void answer(message);
    } else if (message.type === "abort") {
      calls.get(message.id)?.abort();
    }
  });
  async function answer({ id, request }: Extract<FromWorker, { type: "request" }>): Promise<void> {
    const call = new AbortController();
    calls.set(id, call);
    const reply = await carry(wire, request, call.signal);
    if (reply !== undefined) {
      remote.receive(id, reply);
    }
  }

  const require = createRequire({
    baseUrl: host.baseUrl,
    userKey,
    library: undefined,
    onEvent: (event) => dispatch({ type: "event", event }),
  });
  const timer = Promise.withResolvers<void>();
  const timeout = setTimeout(() => {
    dispatch({ type: "end", end: "limit" });
    timer.resolve();
  }, limit);
  const run = async (): Promise<void> => {
    try {
      await fetchOfRun.run(remote.fetch, () => bodyOf(code)(require, {}));
      dispatch({ type: "end", end: "finished" });
    } catch {
      dispatch({ type: "end", end: "threw" });
    }
  };
  await Promise.race([run(), timer.promise]);
  clearTimeout(timeout);
  const result = state;
  await host.close();
  return result;
}

async function askForToken(host: ServerHost, mailed: Promise<string>): Promise<string> {
  const url = `${host.baseUrl}/reset-password?email=ada@example.com`;
  await host.serve(new Request(url, { method: "POST", headers: { "X-Auth-Token": host.userKey } }));
  return mailed;
}

function bodyOf(code: string): ExampleBody {
  let body: ExampleBody | undefined;
  // eslint-disable-next-line no-new-func, typescript/no-implied-eval -- our own examples, while building
  const load = new Function(entryName, "console", compile(code));
  load((given: ExampleBody) => (body = given), silentConsole);
  if (body === undefined) {
    throw new Error("An example compiled to nothing.");
  }
  return body;
}

const silentConsole = { log() {}, warn() {} };
