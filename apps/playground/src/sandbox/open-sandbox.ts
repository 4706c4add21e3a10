import type { FromFrame, RunMessage, Task, ToFrame, WireReply, WireRequest } from "./protocol.ts";

export type SandboxOptions = {
  /** Where the frame's document is. */
  readonly url: string;
  readonly document: Document;
};

/** The place where examples run: a frame without an origin, which can reach nothing of this page. */
export type Sandbox = {
  /** Loads the frame, so that the first run need not wait for it. */
  readonly prepare: () => void;
  /** Starts a run and stops the one before. The listener hears of this run only, also after its end. */
  readonly run: (work: Work, listener: (message: RunMessage) => void) => void;
  readonly stop: () => void;
};

export type Work = Omit<Task, "ownServer"> & {
  /** Sends the run's requests to a server of the reader's, instead of the one in the frame. */
  readonly ownServer?: OwnServerLine | undefined;
};

/** The way to a server of the reader's. */
export type OwnServerLine = {
  readonly baseUrl: string;
  readonly send: (request: WireRequest) => Promise<WireReply>;
};

type Listening = {
  readonly listener: (message: RunMessage) => void;
  readonly ownServer: OwnServerLine | undefined;
};

export function createSandbox({ url, document }: SandboxOptions): Sandbox {
  const runs = new Map<number, Listening>();
  let port: MessagePort | undefined;
  let last = 0;

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
    // Its origin is opaque, so there is no other address than "*"; what is sent is a port and no secret.
    frame.addEventListener("load", () => frame.contentWindow?.postMessage(undefined, "*", [port2]), {
      once: true,
    });
    document.body.append(frame);
    return port1;
  };
  const forward = async (id: number, reply: Promise<WireReply>): Promise<void> =>
    send({ type: "forwarded", id, reply: await reply });
  const send = (message: ToFrame): void => (port ??= open()).postMessage(message);

  return {
    prepare() {
      port ??= open();
    },
    run({ ownServer, ...task }, listener) {
      // The run before is told of its end, then nobody listens to it any more.
      for (const run of runs.keys()) {
        if (run < last) {
          runs.delete(run);
        }
      }
      last += 1;
      runs.set(last, { listener, ownServer });
      send({ type: "run", run: last, task: { ...task, ownServer: ownServer?.baseUrl } });
    },
    stop() {
      if (port !== undefined) {
        send({ type: "stop" });
      }
    },
  };
}
