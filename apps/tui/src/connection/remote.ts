import { createPasswordResetClient } from "@metal/password-reset";
import { maskKey, type Secret } from "../text/secret.ts";
import type { ClientSettings, Connection } from "./connection.ts";

/** Talks to the server at a base URL, with a key if there is one. */
export function connectRemote(options: {
  readonly baseUrl: string;
  readonly key: Secret | undefined;
  readonly settings: ClientSettings;
}): Connection {
  const { baseUrl, key, settings } = options;
  return {
    facts: {
      kind: "remote",
      name: baseUrl,
      key: key === undefined ? undefined : maskKey(key),
      account: undefined,
      limit: settings.timeout,
    },
    client: ({ token = key, onEvent }) =>
      createPasswordResetClient({ ...settings, baseUrl, token: () => token?.reveal() ?? "", onEvent }),
    onMail: () => undefined,
    close: async () => undefined,
  };
}
