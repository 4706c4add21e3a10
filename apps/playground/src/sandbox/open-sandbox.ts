import type { FromFrame, Greeting, RunMessage, Task, ToFrame, WireReply, WireRequest } from "./protocol.ts";

export type SandboxOptions = {
  /** Where the frame's document is. */
  readonly url: string;
  readonly document: Document;
  /** Whether the same run shows the same times and names each time, as pictures of it need. */
  readonly isStill: boolean;
  /** Gives the script of the server's modules. */
  readonly loadLibrary: () => Promise<string>;
};

/** The place where examples run: a frame without an origin, which can reach nothing of this page. */
export type Sandbox = {
  /** Loads the frame, so that the first run need not wait for it. */
  readonly prepare: () => void;
  /** Starts a run and stops the one before. The listener hears of this run only, also after its end. */
  readonly run: (work: Work, listener: (message: RunMessage) => void) => void;
  readonly stop: () => void;
};

export type Work = Omit<Task, "library" | "ownServer"> & {
  /** Whether the code makes a server of its own. */
  readonly makesServer: boolean;
  /** Sends the run's requests to a server of the reader's, instead of the one in the frame. */
  readonly ownServer?: OwnServerLine | undefined;
};

/** The way to a server of the reader's. */
export type OwnServerLine = {
  readonly baseUrl: string;
  readonly send: (request: WireRequest) => Promise<WireReply>;
};

// A browser remembers that a module was not to be had, for as long as the page is open.
const notLoaded =
  "The server's code could not be loaded, so nothing was run. Check the connection, reload the page, run again.";

type Listening = {
  readonly listener: (message: RunMessage) => void;
  readonly ownServer: OwnServerLine | undefined;
};

export function createSandbox({ url, document, isStill, loadLibrary }: SandboxOptions): Sandbox {
  const greeting: Greeting = { isStill };
  const runs = new Map<number, Listening>();
  let port: MessagePort | undefined;
  let last = 0;
  // The run that waits for its library.
  let loading: number | undefined;

  const open = (): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", ({ data }: MessageEvent<FromFrame>) => {
      const run = runs.get(data.run);
      if (data.type === "message") {
        run?.listener(data.message);
      } else if (run?.ownServer !== undefined) {
        void forward(data.id, run.ownServer.send(data.request));
      }
    });
    port1.start();
    const frame = document.createElement("iframe");
    // No allow-same-origin, ever: the code would then be this page's.
    frame.setAttribute("sandbox", "allow-scripts");
    frame.title = "Where the examples run";
    frame.hidden = true;
    frame.src = url;
    // Its origin is opaque, so there is no other address than "*"; what is sent is no secret.
    frame.addEventListener("load", () => frame.contentWindow?.postMessage(greeting, "*", [port2]), {
      once: true,
    });
    document.body.append(frame);
    return port1;
  };
  const forward = async (id: number, reply: Promise<WireReply>): Promise<void> =>
    send({ type: "forwarded", id, reply: await reply });
  const send = (message: ToFrame): void => (port ??= open()).postMessage(message);
  const leaveLoading = (): void => {
    if (loading !== undefined) {
      runs.get(loading)?.listener({ type: "end", end: "stopped" });
      loading = undefined;
    }
  };
  const beginWithLibrary = async (run: number, begin: (library: string) => void): Promise<void> => {
    loading = run;
    try {
      const library = await loadLibrary();
      if (loading === run) {
        begin(library);
      }
    } catch {
      const { listener } = runs.get(run) ?? {};
      listener?.({ type: "console", level: "error", text: notLoaded });
      listener?.({ type: "end", end: "threw" });
    }
    if (loading === run) {
      loading = undefined;
    }
  };

  return {
    prepare() {
      port ??= open();
    },
    run({ ownServer, makesServer, ...task }, listener) {
      leaveLoading();
      // The run before is told of its end, then nobody listens to it any more.
      for (const run of runs.keys()) {
        if (run < last) {
          runs.delete(run);
        }
      }
      const run = (last += 1);
      runs.set(run, { listener, ownServer });
      const begin = (library?: string): void =>
        send({ type: "run", run, task: { ...task, library, ownServer: ownServer?.baseUrl } });
      if (makesServer) {
        void beginWithLibrary(run, begin);
      } else {
        begin();
      }
    },
    stop() {
      leaveLoading();
      if (port !== undefined) {
        send({ type: "stop" });
      }
    },
  };
}
