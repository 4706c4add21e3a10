import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { measureKills, measureMemory } from "./bulk.ts";
import { bundlePeers } from "./bundle-peers.ts";
import { buildApp } from "./environment.ts";
import { measureOnTerminal } from "./on-terminal.ts";
import { renderTable } from "./result.ts";
import { measureStartup } from "./startup.ts";

// Measures the built app, and prints what it takes beside what it may take. Exits 1 where a bound is passed.
const folder = await mkdtemp(join(tmpdir(), "metal-bench-tui-"));
const say = (doing: string): void => void process.stderr.write(`measuring: ${doing}\n`);
try {
  buildApp();
  const peers = await bundlePeers(folder);
  say("start");
  const startup = await measureStartup(peers, folder);
  say("the app on a terminal");
  const terminal = await measureOnTerminal(peers, folder);
  say("a run that is killed 20 times");
  const kills = await measureKills(folder, { addresses: 100_000, kills: 20 });
  say("memory of a run over a million addresses; this takes minutes");
  const memory = await measureMemory(folder);
  const results = [...startup, ...terminal, ...kills, ...memory];
  process.stdout.write(
    `Node ${process.versions.node}, ${availableParallelism()} cores, ${process.platform}\n\n${renderTable(results)}\n`,
  );
  if (results.some(({ value, most }) => !(value <= most))) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
