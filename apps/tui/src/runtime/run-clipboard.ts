import { spawn } from "node:child_process";
import type { Platform } from "../cli/platform.ts";

/** What a clipboard program has to know of the environment; a key that stands there is not for it. */
const passedOn = [
  "PATH",
  "HOME",
  "DISPLAY",
  "WAYLAND_DISPLAY",
  "XAUTHORITY",
  "XDG_RUNTIME_DIR",
  "LANG",
  "SystemRoot",
  "TEMP",
] as const;

/** Longest that a clipboard program may take, in ms. */
const limit = 2000;

/** Runs a program with a text on its stdin. Answers what it prints; `undefined` where it is missing or fails. */
export async function runClipboardProgram(
  [program, ...args]: readonly [string, ...string[]],
  options: { readonly input: string; readonly env: Platform["env"]; readonly isReading: boolean },
): Promise<string | undefined> {
  const { input, env, isReading } = options;
  const child = spawn(program, args, {
    env: Object.fromEntries(passedOn.map((name) => [name, env[name]])),
    // One that goes on to serve the clipboard would hold our stdout open.
    stdio: ["pipe", isReading ? "pipe" : "ignore", "ignore"],
    timeout: limit,
  });
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  return new Promise((resolve) => {
    child.on("error", () => resolve(undefined));
    child.on(isReading ? "close" : "exit", (code) => resolve(code === 0 ? output : undefined));
  });
}
