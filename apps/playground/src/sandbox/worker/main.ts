import type { FromWorker, ToWorker } from "../protocol.ts";
import { compile, entryName, type ExampleBody } from "./compile.ts";
import { createExampleConsole, formatValue } from "./example-console.ts";
import { createRequire } from "./modules.ts";
import { createRemoteFetch } from "./remote-fetch.ts";

/** What this file uses of the worker that it runs in. */
type WorkerScope = {
  fetch: typeof fetch;
  console: unknown;
  readonly postMessage: (message: FromWorker) => void;
  readonly importScripts: (url: string) => void;
  readonly addEventListener: (
    type: "message" | "unhandledrejection",
    listener: (event: { readonly data?: ToWorker; readonly reason?: unknown }) => void,
  ) => void;
  [entryName]?: (body: ExampleBody) => void;
};

const scope = globalThis as unknown as WorkerScope;
// Kept, so that an example that assigns to the global does not cut itself off.
const post = scope.postMessage.bind(scope);
const remote = createRemoteFetch(post);

scope.fetch = remote.fetch;
scope.console = createExampleConsole((level, text) => post({ type: "console", level, text }));
scope.addEventListener("unhandledrejection", ({ reason }) => printError(reason));
scope.addEventListener("message", ({ data }) => {
  if (data?.type === "reply") {
    remote.receive(data.id, data.reply);
  } else if (data?.type === "start") {
    start(data);
  }
});

function start({ code, baseUrl, userKey }: Extract<ToWorker, { type: "start" }>): void {
  const require = createRequire({ baseUrl, userKey, onEvent: (event) => post({ type: "event", event }) });
  scope[entryName] = (body) => {
    body(require, {}).then(
      () => post({ type: "end", end: "finished" }),
      (error: unknown) => fail(error),
    );
  };
  try {
    load(compile(code));
  } catch (error) {
    fail(error);
  }
}

/** Runs a script. From a blob: the policy of this place allows no `eval`. */
function load(script: string): void {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    scope.importScripts(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function fail(error: unknown): void {
  printError(error);
  post({ type: "end", end: "threw" });
}

function printError(error: unknown): void {
  post({ type: "console", level: "error", text: formatValue(error) });
}
