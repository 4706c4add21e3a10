import { spawn, type ChildProcess } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { addressOf } from "./address.ts";
import { app, environment } from "./environment.ts";
import { startMailServer } from "./mail-server.ts";
import { ratio, type Result } from "./result.ts";

type Run = { readonly exitCode: number | null; readonly stderr: string };

/** Prints the most memory that a process had, in kB, when it ends. */
const tellMemory = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write(`most memory ${process.resourceUsage().maxRSS}\\n`));',
)}`;

/** Peak memory of a run over a million addresses, beside that of one over ten thousand. */
export async function measureMemory(folder: string): Promise<readonly Result[]> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(201).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const peakOf = async (count: number): Promise<number> => {
    const file = await writeList(folder, count);
    const { stderr } = await runList(file, { baseUrl, folder, before: ["--import", tellMemory] });
    return Number(/most memory (\d+)/.exec(stderr)?.[1]);
  };
  const few = await peakOf(10_000);
  const many = await peakOf(1_000_000);
  server.close();
  server.closeAllConnections();
  return [ratio("memory, 1 000 000 addresses", { of: many, to: few, most: 1.3, unit: "10 000" })];
}

/** A run that is killed again and again at random instants: who got other than one mail without being listed as unknown. */
export async function measureKills(
  folder: string,
  options: { readonly addresses: number; readonly kills: number },
): Promise<readonly Result[]> {
  const { addresses, kills } = options;
  const server = await startMailServer(addresses);
  const file = await writeList(folder, addresses);
  const key = { METAL_AUTH_TOKEN: server.key };
  for (let kill = 0; kill < kills; kill += 1) {
    // So many more requests are let through before it is killed that the whole list takes about so many runs.
    let left = Math.ceil(Math.random() * 2 * (addresses / (kills + 1)));
    await runList(file, {
      baseUrl: server.baseUrl,
      folder,
      env: key,
      resume: kill > 0,
      onStart(child) {
        server.onRequest(() => {
          left -= 1;
          if (left === 0) child.kill("SIGKILL");
        });
      },
    });
  }
  server.onRequest(() => undefined);
  await runList(file, { baseUrl: server.baseUrl, folder, env: key, resume: true });
  const mails = await server.mails();
  const states = await lastStates(`${file}.journal`);
  await server.close();
  const everybody = Array.from({ length: addresses }, (_, index) => addressOf(index));
  const unknown = everybody.filter((email) => states.get(email) !== "asked");
  const wrong = everybody.filter((email) => {
    const count = mails.get(email) ?? 0;
    return states.get(email) === "asked" ? count !== 1 : count > 1;
  });
  const name = `${addresses} addresses, killed ${kills} times: mails too many or too few`;
  return [
    { name, shown: `${wrong.length} (${unknown.length} listed as unknown)`, value: wrong.length, most: 0 },
  ];
}

async function writeList(folder: string, count: number): Promise<string> {
  const file = join(folder, `list-${count}.txt`);
  await writeFile(file, Array.from({ length: count }, (_, index) => `${addressOf(index)}\n`).join(""));
  return file;
}

async function lastStates(journal: string): Promise<ReadonlyMap<string, string>> {
  const states = new Map<string, string>();
  for (const line of (await readFile(journal, "utf8")).trimEnd().split("\n")) {
    const { email, state } = JSON.parse(line) as { readonly email?: string; readonly state?: string };
    if (email !== undefined && state !== undefined) states.set(email, state);
  }
  return states;
}

async function runList(
  file: string,
  options: {
    readonly baseUrl: string;
    readonly folder: string;
    readonly before?: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
    readonly resume?: boolean;
    readonly onStart?: (child: ChildProcess) => void;
  },
): Promise<Run> {
  const { baseUrl, folder, before = [], env = {}, resume = false, onStart } = options;
  const args = ["request", "--file", file, "--base-url", baseUrl, "--concurrency", "16"];
  const child = spawn(process.execPath, [...before, app, ...args, ...(resume ? ["--resume"] : [])], {
    env: environment(folder, env),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
  onStart?.(child);
  const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (exitCode !== null && exitCode !== 0 && exitCode !== 7)
    throw new Error(`a run ended with ${exitCode}: ${stderr}`);
  return { exitCode, stderr };
}
