import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { onTestFinished, vi } from "vitest";
import { run } from "../bin/run.ts";
import { temporaryFolder } from "./stores.ts";

/** What became of a command. */
type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a command line that is told to stop as soon as it has begun. */
export async function command(args: readonly string[], stdin = ""): Promise<Ran> {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough() };
  const code = await run(args, { ...streams, stdin: Readable.from([stdin]), signal: AbortSignal.abort() });
  const read = (stream: PassThrough): string => String(stream.read() ?? "");
  return { code, stdout: read(streams.stdout), stderr: read(streams.stderr) };
}

/** Names a database of its own in the environment, until the test is over. */
export function database(): string {
  const path = join(temporaryFolder(), "accounts.db");
  vi.stubEnv("METAL_RESET_DATABASE", path);
  onTestFinished(() => void vi.unstubAllEnvs());
  return path;
}
