import { connectTo, type ConnectionOptions } from "../cli/options.ts";
import type { Platform } from "../cli/platform.ts";
import { readSettings } from "../cli/settings.ts";
import { UsageError } from "../cli/usage-error.ts";
import { builtInLater } from "./built-in-later.ts";
import { refuseTwoServers } from "../cli/refuse-two-servers.ts";
import type { Connection } from "./connection.ts";

/** Connects as the options say: to the built-in server, which is only then loaded, or to a base URL. */
async function connect(options: ConnectionOptions, platform: Platform): Promise<Connection> {
  if (options.demo !== true) return connectTo(options, platform);
  refuseTwoServers(options);
  return builtInLater(readSettings(options));
}

/**
 * Connects for a command that can do nothing without a key.
 *
 * @throws UsageError where none is found.
 */
export async function connectWithKey(options: ConnectionOptions, platform: Platform): Promise<Connection> {
  const connection = await connect(options, platform);
  if (connection.facts.key !== undefined) return connection;
  throw new UsageError(
    "no key was found. Nothing was sent. Give it through METAL_AUTH_TOKEN, through --token-stdin or --token-file, or in ~/.config/equinix/metal.yaml (key: token).",
  );
}
