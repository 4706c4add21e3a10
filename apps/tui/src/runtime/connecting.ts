import type { Platform } from "../cli/platform.ts";
import { readKeySource, type FoundKey } from "../cli/read-key-source.ts";
import { isUsageError } from "../cli/usage-error.ts";
import { connectRemote } from "../connection/remote.ts";
import type { Effect } from "../state/effect.ts";
import type { Secret } from "../text/secret.ts";
import { noPlaceForKeys } from "../text/server-address.ts";
import { maskKey } from "../text/secret.ts";
import type { Session } from "./session.ts";
import type { Store } from "./store.ts";

type KeyPlatform = Pick<Platform, "env" | "os" | "stdin">;

/** Says which key would be used, if one is found where keys are looked for. */
export async function findKey(platform: KeyPlatform, dispatch: Store["dispatch"]): Promise<void> {
  const found = await lookForKey(platform);
  if (found !== undefined) {
    dispatch({ type: "key-found", key: maskKey(found.key), source: found.source });
  }
}

/** Talks to another server from now on, or says why a key must not be sent there. */
export async function connectAnew(
  { baseUrl, key }: Extract<Effect, { readonly type: "connect" }>,
  options: {
    readonly session: Session;
    readonly platform: KeyPlatform;
    readonly dispatch: Store["dispatch"];
  },
): Promise<void> {
  const { session, platform, dispatch } = options;
  const { limit: timeout } = session.connection().facts;
  const found = key === undefined ? await lookForKey(platform) : typed(key);
  const connection = connectRemote({ baseUrl, found, settings: { timeout, retry: undefined } });
  try {
    await connection.client({});
  } catch {
    dispatch({ type: "not-connected", problem: noPlaceForKeys });
    return;
  }
  await session.change(connection);
  dispatch({ type: "connected", facts: connection.facts });
}

function typed(key: Secret): FoundKey {
  return { key, source: "typed" };
}

/** A configuration file that cannot be read is as good as none: here the key can be typed. */
async function lookForKey(platform: KeyPlatform): Promise<FoundKey | undefined> {
  return readKeySource(platform, {}).catch((error: unknown) => {
    if (isUsageError(error)) return undefined;
    throw error;
  });
}
