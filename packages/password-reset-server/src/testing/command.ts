import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { onTestFinished, vi } from "vitest";
import { run } from "../bin/run.ts";
import { temporaryFolder } from "./stores.ts";

/** What became of a command. */
type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a command line that is told to stop as soon as it has begun. */
export async function command(args: readonly string[], stdin = ""): Promise<Ran> {
  const [stdout, stderr] = [collect(), collect()];
  const code = await run(args, {
    stdin: Readable.from([stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    signal: AbortSignal.abort(),
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** Keeps all that is written. Reading it back from a stream would give the first chunk alone on newer Nodes. */
function collect(): { readonly stream: Writable; readonly text: () => string } {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
}

/** Names a database of its own in the environment, until the test is over. */
export function database(): string {
  const path = join(temporaryFolder(), "accounts.db");
  vi.stubEnv("METAL_RESET_DATABASE", path);
  onTestFinished(() => void vi.unstubAllEnvs());
  return path;
}
