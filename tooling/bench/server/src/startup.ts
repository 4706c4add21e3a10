import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { residentMemory } from "./running.ts";
import { median } from "@metal/tooling-bench-shared";

const ROUNDS = 7;
const ENTRY = createRequire(import.meta.url).resolve("@metal/password-reset-server");
const BIN = join(dirname(ENTRY), "bin/main.js");

/** How long the command takes to its first answer, in times of a Node that does nothing, and what it holds then, in MiB. */
export async function startAndRest(
  folder: string,
): Promise<{ readonly times: number; readonly idle: number }> {
  const ratios: number[] = [];
  const held: number[] = [];
  const keyFile = join(folder, "outbox.key");
  writeFileSync(keyFile, Buffer.alloc(32, "bench").toString("base64"), { mode: 0o600 });
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now();
    execFileSync(process.execPath, ["-e", "0"]);
    const nothing = performance.now() - before;
    const { took, idle } = await startOnce(folder, keyFile);
    ratios.push(took / nothing);
    held.push(idle);
  }
  // The first round makes the database.
  return { times: median(ratios.slice(1)), idle: median(held.slice(1)) };
}

async function startOnce(folder: string, keyFile: string): Promise<{ took: number; idle: number }> {
  const port = await freePort();
  const argv = ["serve", "--database", join(folder, "start.db"), "--port", String(port)];
  const mails = ["--mail-directory", join(folder, "mails"), "--outbox-key-file", keyFile];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [BIN, ...argv, ...mails, "--log-level", "silent"], {
    stdio: "ignore",
  });
  try {
    while (!(await answers(`http://127.0.0.1:${port}/openapi.json`))) await wait(1);
    const took = performance.now() - startedAt;
    return { took, idle: residentMemory(child.pid ?? 0) };
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
