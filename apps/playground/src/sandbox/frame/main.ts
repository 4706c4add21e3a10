import { workerSource } from "virtual:worker-source";
import type { FromFrame, Greeting, RunMessage, Task, ToFrame } from "../protocol.ts";
import { createForwarder, standInKey } from "./forward.ts";
import { runExample, type Run, type RunOptions } from "./run-example.ts";
import { startServerHost, type ServerHost, type ServerHostOptions } from "./server-host.ts";
import { platformWorld, stillWorld, type World } from "./world.ts";

/** Most ms that one run may last. */
const limit = 20_000;

// Only the page that made this frame can reach it, and it hands over a port for the rest.
addEventListener("message", ({ source, data, ports: [port] }: MessageEvent<Greeting>) => {
  if (source === parent && port !== undefined) {
    connect(port, data.isStill ? stillWorld() : platformWorld);
  }
});

function connect(port: MessagePort, world: World): void {
  // Mails belong to the run that was started last, also when they arrive after its end.
  let latest = 0;
  let wanted: number | undefined;
  let running: Run | undefined;
  const forwarder = createForwarder();
  const host = openHost({ world, onMail: (mail) => tell(latest, { type: "mail", mail }) });
  // Told by the run that needs it.
  host.catch(() => {});

  function tell(run: number, message: RunMessage): void {
    port.postMessage({ type: "message", run, message } satisfies FromFrame);
  }

  /** The server that a run talks to. */
  async function findServer(
    run: number,
    { ownServer, safeRepeat, library }: Task,
  ): Promise<Pick<RunOptions, "server" | "userKey" | "readState">> {
    if (ownServer !== undefined) {
      const server = forwarder.serverAt(ownServer, (id, request) =>
        port.postMessage({ type: "forward", run, id, request } satisfies FromFrame),
      );
      return { server, userKey: standInKey, readState: undefined };
    }
    const ready = await host;
    const { serveSafely, userKey } = ready;
    // Code that makes a server of its own is not talking to this one.
    const readState = library === undefined ? ready.readState : undefined;
    return { server: safeRepeat ? { ...ready, serve: serveSafely } : ready, userKey, readState };
  }

  function stop(): void {
    if (running !== undefined) {
      running.stop("stopped");
    } else if (wanted !== undefined) {
      tell(wanted, { type: "end", end: "stopped" });
    }
    running = undefined;
    wanted = undefined;
  }

  async function start({ run, task }: Extract<ToFrame, { type: "run" }>): Promise<void> {
    latest = run;
    wanted = run;
    const emit = (message: RunMessage): void => tell(run, message);
    try {
      const server = await findServer(run, task);
      if (run === wanted) {
        running = runExample({ ...server, task, worker: startWorker(), emit, limit, now: world.elapsed });
      }
    } catch (error) {
      wanted = undefined;
      emit({ type: "console", level: "error", text: (error as Error).message });
      emit({ type: "end", end: "threw" });
    }
  }

  port.addEventListener("message", ({ data }: MessageEvent<ToFrame>) => {
    if (data.type === "forwarded") {
      forwarder.receive(data.id, data.reply);
      return;
    }
    stop();
    if (data.type === "run") {
      void start(data);
    }
  });
  port.start();
}

async function openHost(options: ServerHostOptions): Promise<ServerHost> {
  if (!isSecureContext) {
    throw new Error(
      "The server in this page cannot start: over plain http the browser gives it no cryptography. " +
        "Nothing was run. Open the page over https or from localhost.",
    );
  }
  return startServerHost(options);
}

function startWorker(): Worker {
  const url = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}
