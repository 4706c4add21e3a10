#!/usr/bin/env node
import { main } from "./main.ts";

const { argv, env, platform: os } = process;

// A reader that has had enough, such as `head`, is no failure of ours. Where a result must not be lost, its
// writer looks for itself.
const listened = new WeakSet<NodeJS.WriteStream>();
function withoutBrokenPipes<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
  if (!listened.has(stream)) stream.on("error", () => undefined);
  listened.add(stream);
  return stream;
}

process.exitCode = await main({
  argv: argv.slice(2),
  env,
  os,
  // Opened when they are first used: each takes Node a while.
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return withoutBrokenPipes(process.stdout);
  },
  get stderr() {
    return withoutBrokenPipes(process.stderr);
  },
  clock: Date.now,
});
