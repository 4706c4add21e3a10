import type { BuiltInConnection } from "./built-in.ts";
import { builtInFacts } from "./built-in-facts.ts";
import type { ClientSettings, Connection, MailListener } from "./connection.ts";

/** The built-in server, which is loaded and started when it is first needed: the first frame does not wait for it. */
export function builtInLater(settings: ClientSettings): Connection {
  const listeners: MailListener[] = [];
  let started: Promise<BuiltInConnection> | undefined;
  const load = async (): Promise<BuiltInConnection> => {
    const { startBuiltIn } = await import("./built-in.ts");
    const connection = await startBuiltIn(settings);
    for (const listener of listeners) connection.onMail(listener);
    return connection;
  };
  const start = async (): Promise<BuiltInConnection> => (started ??= load());
  return {
    facts: builtInFacts(settings),
    start: async () => (await start()).facts,
    client: async (options) => (await start()).client(options),
    onMail: (listener) => void listeners.push(listener),
    // One that could not be started has been told of, and there is nothing to close.
    close: async () => (await started?.catch(() => undefined))?.close(),
  };
}
