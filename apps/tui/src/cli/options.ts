import { DEFAULT_BASE_URL } from "@metal/password-reset/contract";
import type { Connection } from "../connection/connection.ts";
import { connectRemote } from "../connection/remote.ts";
import type { Platform } from "./platform.ts";
import { readKeySource, type KeyOptions } from "./read-key-source.ts";
import { readSettings } from "./settings.ts";
import { UsageError } from "./usage-error.ts";

/** What the options of the command line come down to. */
export type ConnectionOptions = KeyOptions & {
  readonly demo?: boolean | undefined;
  readonly baseUrl?: string | undefined;
  /** In seconds; 0 for no limit. */
  readonly timeout?: number | undefined;
  readonly retry?: number | undefined;
};

/** How much is said and asked. */
export type MannerOptions = {
  /** Neither confirmations nor progress; results and errors stay. */
  readonly quiet?: boolean | undefined;
  /** `false` where nothing may be asked, and no key waited for. */
  readonly input?: boolean | undefined;
};

/**
 * Connects to the server at the base URL, with the key that is found.
 *
 * @throws UsageError for a base URL that a key must not be sent to.
 */
export async function connectTo(options: ConnectionOptions, platform: Platform): Promise<Connection> {
  const { baseUrl = DEFAULT_BASE_URL } = options;
  const found = await readKeySource(platform, options);
  const connection = connectRemote({ baseUrl, found, settings: readSettings(options) });
  try {
    await connection.client({});
  } catch {
    throw new UsageError(unusableBaseUrl);
  }
  return connection;
}

const unusableBaseUrl =
  "--base-url cannot be used: it takes an https URL (http only for this machine) without a user name, a query or a fragment. Nothing was sent. Give one such as https://reset.example.com/metal/v1.";
