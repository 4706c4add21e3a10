import type { FaultId } from "../wire/faults.ts";
import type { FromFrame, RunMessage, ToFrame } from "./protocol.ts";

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

export type Work = { readonly code: string; readonly fault: FaultId };

export function createSandbox({ url, document }: SandboxOptions): Sandbox {
  const listeners = new Map<number, (message: RunMessage) => void>();
  let port: MessagePort | undefined;
  let last = 0;

  const open = (): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", ({ data }: MessageEvent<FromFrame>) => {
      listeners.get(data.run)?.(data.message);
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
  const send = (message: ToFrame): void => (port ??= open()).postMessage(message);

  return {
    prepare() {
      port ??= open();
    },
    run({ code, fault }, listener) {
      // The run before is told of its end, then nobody listens to it any more.
      for (const run of listeners.keys()) {
        if (run < last) {
          listeners.delete(run);
        }
      }
      last += 1;
      listeners.set(last, listener);
      send({ type: "run", run: last, code, fault });
    },
    stop() {
      if (port !== undefined) {
        send({ type: "stop" });
      }
    },
  };
}
