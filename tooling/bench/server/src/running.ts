import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Place, Target } from "./target.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

/** A contender that answers in a process of its own. */
export type Running = {
  readonly name: string;
  readonly target: Target;
  /** What the process has in memory, in MiB. */
  readonly memory: () => number;
  readonly stop: () => void;
};

/** Starts a contender in a process of its own, and resolves when it answers. */
export async function run(name: string, { folder, postgresUrl }: Place): Promise<Running> {
  const env = { ...process.env, NODE_ENV: "production" };
  const child = spawn(process.execPath, [MAIN, "contender", name, folder, postgresUrl], {
    stdio: ["ignore", "pipe", "inherit"],
    env,
  });
  for await (const line of createInterface(child.stdout)) {
    return {
      name,
      target: JSON.parse(line) as Target,
      memory: () => residentMemory(child.pid ?? 0),
      stop: () => void child.kill("SIGKILL"),
    };
  }
  throw new Error(`${name} did not start`);
}

/** What a process has in memory, in MiB. */
export function residentMemory(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024;
}
