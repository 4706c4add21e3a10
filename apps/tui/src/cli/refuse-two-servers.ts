import type { ConnectionOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** @throws UsageError where the built-in server and another are asked for together. */
export function refuseTwoServers({ demo, baseUrl }: ConnectionOptions): void {
  if (demo !== true || baseUrl === undefined) return;
  throw new UsageError(
    "--demo and --base-url are two different servers. Nothing was sent. Give one of them.",
  );
}
