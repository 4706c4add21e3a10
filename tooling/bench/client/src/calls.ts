import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Operation } from "@metal/password-reset";
import { measureInRounds, type Measured, type RoundsOptions, type Subject } from "./rounds.ts";

/** Measures an operation where `fetch` answers at once: what remains is the client's own cost. */
export async function measureInProcess(
  names: readonly string[],
  operation: Operation,
  options: RoundsOptions,
): Promise<readonly Measured[]> {
  return measureInWorkers(names, [operation], options);
}

/** Measures an operation against a plain server in another process, over a connection that is kept. */
export async function measureOverLoopback(
  names: readonly string[],
  operation: Operation,
  options: RoundsOptions,
): Promise<readonly Measured[]> {
  const server = start("loopback-server.ts", []);
  try {
    const [port] = (await once(server, "message")) as [number];
    return await measureInWorkers(names, [operation, `http://127.0.0.1:${port}/metal/v1`], options);
  } finally {
    server.disconnect();
  }
}

async function measureInWorkers(
  names: readonly string[],
  parameters: readonly string[],
  options: RoundsOptions,
): Promise<readonly Measured[]> {
  const workers = names.map((name) => ({ name, worker: start("worker.ts", [name, ...parameters]) }));
  try {
    await Promise.all(workers.map(({ worker }) => once(worker, "message")));
    return await measureInRounds(workers.map(subjectOf), options);
  } finally {
    for (const { worker } of workers) {
      worker.disconnect();
    }
  }
}

function subjectOf({ name, worker }: { readonly name: string; readonly worker: ChildProcess }): Subject {
  return {
    name,
    async run(times) {
      worker.send(times);
      const [took] = (await once(worker, "message")) as [number];
      return took;
    },
  };
}

function start(file: string, parameters: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, file), parameters);
}
