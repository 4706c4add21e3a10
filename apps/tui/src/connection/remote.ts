import type { FoundKey } from "../cli/read-key-source.ts";
import { maskKey } from "../text/secret.ts";
import type { ClientSettings, Connection } from "./connection.ts";

/** Talks to the server at a base URL, with a key if there is one. */
export function connectRemote(options: {
  readonly baseUrl: string;
  readonly found: FoundKey | undefined;
  readonly settings: ClientSettings;
}): Connection {
  const { baseUrl, found, settings } = options;
  return {
    facts: {
      kind: "remote",
      name: baseUrl,
      key: found === undefined ? undefined : maskKey(found.key),
      keySource: found?.source,
      account: undefined,
      limit: settings.timeout,
    },
    async client({ token = found?.key, onEvent, retry = settings.retry }) {
      const { createPasswordResetClient } = await import("./client.ts");
      return createPasswordResetClient({
        baseUrl,
        timeout: settings.timeout,
        retry,
        token: () => token?.reveal() ?? "",
        onEvent,
      });
    },
    onMail: () => undefined,
    close: async () => undefined,
  };
}
