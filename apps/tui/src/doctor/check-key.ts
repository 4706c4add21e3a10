import { stat } from "node:fs/promises";
import type { Platform } from "../cli/platform.ts";
import { configPath } from "../cli/read-key-source.ts";
import type { ConnectionFacts } from "../state/state.ts";
import { nameKey } from "../words/key-words.ts";
import type { Check } from "./check.ts";

/** Whether there is a key, where it comes from, and whether others can read it there. */
export async function checkKey(
  { key, keySource }: ConnectionFacts,
  { env, os }: Pick<Platform, "env" | "os">,
): Promise<Check> {
  if (key === undefined) {
    return {
      name: "Key",
      state: "warning",
      text: "none was found: no mail can be asked for",
      next: "put it into METAL_AUTH_TOKEN or metal.yaml, or name a file by --token-file",
    };
  }
  const text = `${nameKey(key)}, from ${keySource ?? "this program"}`;
  if (keySource !== configPath(env) || os === "win32") return { name: "Key", state: "ok", text };
  const mode = (await stat(keySource)).mode & 0o077;
  if (mode === 0) return { name: "Key", state: "ok", text };
  return {
    name: "Key",
    state: "warning",
    text: `${text}, which others on this machine can read`,
    next: `chmod 600 ${keySource}`,
  };
}
