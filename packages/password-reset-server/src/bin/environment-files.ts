import { readFileSync } from "node:fs";
import { UsageError } from "./io.ts";

/** Variables that may hold a password, and so may be named as a file: what an environment holds, children inherit. */
const SECRETS = ["METAL_RESET_DATABASE", "METAL_RESET_SMTP_URL"] as const;

/**
 * Reads each variable whose name with `_FILE` behind it is set from that file, without its line end.
 *
 * @throws {@link UsageError} where a variable is given in both ways, and what reading throws.
 */
export function readEnvironmentFiles(env: NodeJS.ProcessEnv): void {
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`];
    if (file === undefined) continue;
    if (env[name] !== undefined) {
      throw new UsageError(`${name} and ${name}_FILE are both set. Nothing was done. Leave one of them out.`);
    }
    env[name] = readFileSync(file, "utf8").trim();
  }
}
