import { defaultTimeout, type ClientSettings } from "../connection/connection.ts";
import type { ConnectionOptions } from "./options.ts";

/** The time limit and the repeats that were asked for. */
export function readSettings({ timeout, retry }: ConnectionOptions): ClientSettings {
  const limit = timeout === undefined ? defaultTimeout : timeout * 1000;
  return { timeout: limit === 0 ? false : limit, retry };
}
