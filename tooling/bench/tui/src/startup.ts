import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Peers } from "./bundle-peers.ts";
import { app, environment } from "./environment.ts";
import { median } from "@metal/tooling-bench-shared";
import { ratio, type Result } from "./result.ts";

const rounds = 25;

/** How long programs take from start to end, in turns, so that what disturbs one disturbs all. */
export async function measureStartup(peers: Peers, folder: string): Promise<readonly Result[]> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(201).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const env = environment(folder, { BASE_URL: baseUrl });
  const subjects = {
    node: ["-e", "0"],
    version: [app, "--version"],
    help: [app, "--help"],
    ky: [peers.kyScript],
    request: [app, "request", "ada@example.com", "--base-url", baseUrl],
  } as const;
  const times = new Map<string, number[]>(Object.keys(subjects).map((name) => [name, []]));
  // The first round fills the caches, and counts for nothing.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, args] of Object.entries(subjects)) {
      const took = await timeOf(args, env);
      if (round > 0) times.get(name)?.push(took);
    }
  }
  server.close();
  server.closeAllConnections();
  const of = (name: keyof typeof subjects): number => median(times.get(name) ?? []);
  return [
    ratio("`--version`", { of: of("version"), to: of("node"), most: 1.5, unit: "`node -e 0`" }),
    ratio("`--help`", { of: of("help"), to: of("node"), most: 1.5, unit: "`node -e 0`" }),
    ratio("`request`", { of: of("request"), to: of("ky"), most: 1.25, unit: "a bundled ky script" }),
  ];
}

async function timeOf(args: readonly string[], env: Record<string, string>): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${String(code)}`);
  return performance.now() - startedAt;
}
