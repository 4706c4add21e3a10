import { builtInLater } from "../connection/built-in-later.ts";
import type { Connection } from "../connection/connection.ts";
import type { ConnectionOptions } from "./options.ts";
import type { Platform } from "./platform.ts";
import { refuseTwoServers } from "./refuse-two-servers.ts";
import { readSettings } from "./settings.ts";
import { UsageError } from "./usage-error.ts";

/**
 * What is run without a command: the app on a terminal, and elsewhere the whole job once on the built-in
 * server. Without a base URL there is no server to guess at, so it is the built-in one.
 */
export async function open(
  options: ConnectionOptions,
  platform: Platform,
  { interactive }: { readonly interactive: boolean },
): Promise<number> {
  refuseTwoServers(options);
  const isDemo = options.demo === true || options.baseUrl === undefined;
  if (!interactive && !isDemo) throw new UsageError(noTerminal);
  if (interactive && options.tokenStdin === true) throw new UsageError(stdinTaken);
  if (interactive) {
    const [{ runApp }, connection] = await Promise.all([
      import("../runtime/run-app.tsx"),
      isDemo ? builtInLater(readSettings(options)) : connectRemotely(options, platform),
    ]);
    return runApp(connection, platform);
  }
  const [{ runWholeJob }, { startBuiltIn }] = await Promise.all([
    import("../plain/whole-job.ts"),
    import("../connection/built-in.ts"),
  ]);
  const connection = await startBuiltIn(readSettings(options));
  const code = await runWholeJob(connection, platform);
  await connection.close();
  return code;
}

/** A key is looked for only where there is a server to send it to. */
async function connectRemotely(options: ConnectionOptions, platform: Platform): Promise<Connection> {
  const { connectTo } = await import("./options.ts");
  return connectTo(options, platform);
}

const noTerminal =
  "the app needs a terminal that may be asked. Nothing was sent. Use a command: request <email>, or reset.";
const stdinTaken =
  "--token-stdin takes the stdin that the app reads keys from. Nothing was sent. Give the key through METAL_AUTH_TOKEN or metal.yaml.";
