import { workerSource } from "virtual:worker-source";
import type { FromFrame, Mail, RunMessage, ToFrame } from "../protocol.ts";
import { runExample, type Run } from "./run-example.ts";
import { startServerHost, type ServerHost } from "./server-host.ts";

/** Most ms that one run may last. */
const limit = 20_000;

// Only the page that made this frame can reach it, and it hands over a port for the rest.
addEventListener("message", ({ source, ports: [port] }) => {
  if (source === parent && port !== undefined) {
    connect(port);
  }
});

function connect(port: MessagePort): void {
  // Mails belong to the run that was started last, also when they arrive after its end.
  let latest = 0;
  let wanted: number | undefined;
  let running: Run | undefined;
  const host = openHost((mail) => tell(latest, { type: "mail", mail }));
  // Told by the run that needs it.
  host.catch(() => {});

  function tell(run: number, message: RunMessage): void {
    port.postMessage({ run, message } satisfies FromFrame);
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

  async function start({ run, code, fault }: Extract<ToFrame, { type: "run" }>): Promise<void> {
    latest = run;
    wanted = run;
    const emit = (message: RunMessage): void => tell(run, message);
    try {
      const ready = await host;
      if (run === wanted) {
        running = runExample({ code, fault, host: ready, worker: startWorker(), emit, limit });
      }
    } catch (error) {
      wanted = undefined;
      emit({ type: "console", level: "error", text: (error as Error).message });
      emit({ type: "end", end: "threw" });
    }
  }

  port.addEventListener("message", ({ data }: MessageEvent<ToFrame>) => {
    stop();
    if (data.type === "run") {
      void start(data);
    }
  });
  port.start();
}

async function openHost(onMail: (mail: Mail) => void): Promise<ServerHost> {
  if (!isSecureContext) {
    throw new Error(
      "The server in this page cannot start: over plain http the browser gives it no cryptography. " +
        "Nothing was run. Open the page over https or from localhost.",
    );
  }
  return startServerHost({ onMail });
}

function startWorker(): Worker {
  const url = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}
