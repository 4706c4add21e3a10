import { libraryName, type Library } from "../library/library.ts";
import type { FromWorker, ToWorker } from "../protocol.ts";
import { createRemoteSubtle } from "../subtle/remote-subtle.ts";
import { createCodeServer } from "./code-server.ts";
import { compile, entryName, type ExampleBody } from "./compile.ts";
import { completeCrypto } from "./complete-crypto.ts";
import { createExampleConsole, formatValue } from "./example-console.ts";
import { createRequire } from "./modules.ts";
import { createRemoteFetch } from "./remote-fetch.ts";

/** What this file uses of the worker that it runs in. */
type WorkerScope = {
  fetch: typeof fetch;
  console: unknown;
  process?: { readonly env: Readonly<Record<string, string>> };
  readonly postMessage: (message: FromWorker) => void;
  readonly importScripts: (url: string) => void;
  readonly addEventListener: (
    type: "message" | "unhandledrejection",
    listener: (event: { readonly data?: ToWorker; readonly reason?: unknown }) => void,
  ) => void;
  [entryName]?: (body: ExampleBody) => void;
  [libraryName]?: Library;
};

const scope = globalThis as unknown as WorkerScope;
// Kept, so that an example that assigns to the global does not cut itself off.
const post = scope.postMessage.bind(scope);
const remote = createRemoteFetch(post);
const remoteSubtle = createRemoteSubtle((id, call) => post({ type: "compute", id, call }));
const codeServer = createCodeServer(remote.fetch);

scope.fetch = remote.fetch;
scope.console = createExampleConsole((level, text) => post({ type: "console", level, text }));
completeCrypto(crypto, remoteSubtle.subtle);
scope.addEventListener("unhandledrejection", ({ reason }) => printError(reason));
scope.addEventListener("message", ({ data }) => {
  switch (data?.type) {
    case "reply":
      remote.receive(data.id, data.reply);
      break;
    case "computed":
      remoteSubtle.receive(data.id, data.result);
      break;
    case "serve":
      void serve(data);
      break;
    case "start":
      start(data);
      break;
    case undefined:
  }
});

async function serve({ id, request }: Extract<ToWorker, { type: "serve" }>): Promise<void> {
  post({ type: "served", id, reply: await codeServer.serve(request) });
}

function start({ code, baseUrl, userKey, library }: Extract<ToWorker, { type: "start" }>): void {
  // Where the documentation's code has its key from.
  scope.process = { env: { METAL_AUTH_TOKEN: userKey } };
  scope[entryName] = (body) => {
    const require = createRequire({
      baseUrl,
      userKey,
      library: scope[libraryName] && codeServer.onWire(scope[libraryName]),
      onEvent: (event) => post({ type: "event", event }),
    });
    body(require, {}).then(
      () => post({ type: "end", end: "finished" }),
      (error: unknown) => fail(error),
    );
  };
  try {
    if (library !== undefined) {
      load(library);
    }
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
