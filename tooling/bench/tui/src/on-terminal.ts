import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { spawn, type IPty } from "@lydell/node-pty";
import type { Peers } from "./bundle-peers.ts";
import { app, environment } from "./environment.ts";
import { median } from "@metal/tooling-bench-shared";
import { ratio, type Result } from "./result.ts";

const rounds = 15;
const keystrokes = 60;
/** Longer than a frame of Ink's, so that each key is answered by a frame of its own, in ms. */
const betweenKeys = 60;
/** So that what starting takes is given back, in ms. */
const untilIdle = 2000;

type Program = { readonly pty: IPty; readonly output: () => string };

/** What the app takes on a terminal: until its first frame, from a key to its frame, and memory while nothing happens. */
export async function measureOnTerminal(peers: Peers, folder: string): Promise<readonly Result[]> {
  const firstFrames: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const [node, frame] = [await untilExit(["-e", "0"], folder), await untilFirstFrame(folder)];
    if (round === 0) continue;
    bare.push(node);
    firstFrames.push(frame);
  }
  const keyToFrame = median(await answerKeys(folder));
  const idle = await idleMemory([app], "Ask for a reset mail", folder);
  const hello = await idleMemory([peers.helloWorld], "Hello, world", folder);
  return [
    ratio("first frame", { of: median(firstFrames), to: median(bare), most: 5, unit: "`node -e 0`" }),
    { name: "a key to its frame", shown: `${keyToFrame.toFixed(1)} ms`, value: keyToFrame, most: 16 },
    ratio("memory of the idle app", { of: idle, to: hello, most: 2, unit: "Ink's hello world" }),
  ];
}

function start(args: readonly string[], folder: string): Program {
  const env = environment(folder, { TERM: "xterm-256color" });
  const pty = spawn(process.execPath, [...args], { name: "xterm-256color", cols: 100, rows: 30, env });
  let output = "";
  pty.onData((data) => (output += data));
  return { pty, output: () => output };
}

async function untilExit(args: readonly string[], folder: string): Promise<number> {
  const startedAt = performance.now();
  const { pty } = start(args, folder);
  await new Promise((resolve) => pty.onExit(resolve));
  return performance.now() - startedAt;
}

async function untilFirstFrame(folder: string): Promise<number> {
  const startedAt = performance.now();
  const program = start([app], folder);
  const gone = new Promise((resolve) => program.pty.onExit(resolve));
  await shows(program, "Ask for a reset mail");
  const took = performance.now() - startedAt;
  // Left as a person leaves it: then Node keeps what it compiled for the next start.
  program.pty.write("q");
  await gone;
  return took;
}

async function answerKeys(folder: string): Promise<readonly number[]> {
  const program = start([app], folder);
  await shows(program, "Ask for a reset mail");
  program.pty.write("a");
  await shows(program, "this address has an account");
  const times: number[] = [];
  for (let key = 0; key < keystrokes; key += 1) {
    await sleep(betweenKeys);
    const startedAt = performance.now();
    const frame = new Promise<void>((resolve) => {
      const listening = program.pty.onData(() => {
        listening.dispose();
        resolve();
      });
    });
    program.pty.write("x");
    await frame;
    times.push(performance.now() - startedAt);
  }
  await end(program);
  return times;
}

/** Resident memory in kB. */
async function idleMemory(args: readonly string[], sign: string, folder: string): Promise<number> {
  const program = start(args, folder);
  await shows(program, sign);
  await sleep(untilIdle);
  const status = await readFile(`/proc/${program.pty.pid}/status`, "utf8");
  await end(program);
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
}

async function shows({ pty, output }: Program, sign: string): Promise<void> {
  if (output().includes(sign)) return;
  await new Promise<void>((resolve) => {
    const listening = pty.onData(() => {
      if (!output().includes(sign)) return;
      listening.dispose();
      resolve();
    });
  });
}

async function end({ pty }: Program): Promise<void> {
  const gone = new Promise((resolve) => pty.onExit(resolve));
  pty.kill("SIGKILL");
  await gone;
}
