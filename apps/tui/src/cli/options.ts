import { DEFAULT_BASE_URL } from "@metal/password-reset";
import type { Connection } from "../connection/connection.ts";
import { defaultTimeout, type ClientSettings } from "../connection/connection.ts";
import { connectRemote } from "../connection/remote.ts";
import type { Platform } from "./platform.ts";
import { readKeySource } from "./read-key-source.ts";
import { UsageError } from "./usage-error.ts";

/** What the options of the command line come down to. */
export type ConnectionOptions = {
  readonly demo?: boolean | undefined;
  readonly baseUrl?: string | undefined;
  readonly tokenStdin?: boolean | undefined;
  /** In seconds; 0 for no limit. */
  readonly timeout?: number | undefined;
  readonly retry?: number | undefined;
};

/** The time limit and the repeats that were asked for. */
export function readSettings({ timeout, retry }: ConnectionOptions): ClientSettings {
  const limit = timeout === undefined ? defaultTimeout : timeout * 1000;
  return { timeout: limit === 0 ? false : limit, retry };
}

/** Connects to the server at the base URL, with the key that is found. */
export async function connectTo(options: ConnectionOptions, platform: Platform): Promise<Connection> {
  const baseUrl = readBaseUrl(options.baseUrl ?? DEFAULT_BASE_URL);
  const key = await readKeySource(platform, { tokenStdin: options.tokenStdin === true });
  return connectRemote({ baseUrl, key, settings: readSettings(options) });
}

/** The base URL as it may be shown: without the credentials that do not belong into one. */
function readBaseUrl(value: string): string {
  const url = URL.parse(value);
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "")
    return value;
  throw new UsageError(
    "--base-url is not an http(s) URL without a user name. Nothing was sent. Give one such as https://reset.example.com/metal/v1.",
  );
}
